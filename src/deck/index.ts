/** Which slide is shown, and who says so. `browser-*.ts` alone know of a browser. */
export * from './address.ts';
export * from './browser-awake.ts';
export * from './browser-channel.ts';
export * from './browser-port.ts';
export * from './browser-window.ts';
export * from './deck.ts';
export * from './keys.ts';
export type * from './port.ts';
export * from './session.ts';
export * from './slides.ts';
export * from './state.ts';
export * from './steps.ts';
export * from './swipe.ts';
export * from './talk.ts';
export type * from './transport.ts';
