/** What only a presenter's window needs of the deck: the time and the talk that is remembered. */
export * from './browser-memory.ts';
export * from './timer.ts';
