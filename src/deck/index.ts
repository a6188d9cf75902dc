/** Which slide is shown, and who says so. `browser-port.ts` alone knows of a browser. */
export * from './address.ts';
export * from './browser-port.ts';
export * from './deck.ts';
export * from './keys.ts';
export type * from './port.ts';
export * from './slides.ts';
export * from './state.ts';
export * from './swipe.ts';
