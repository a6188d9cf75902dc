/** Finding things in the lessons: `openIndex`, then `find`. */
export { find, LIMIT } from './find.ts';
export { openIndex } from './pagefind-port.ts';
export { countWords, FILTERS, KIND_WORDS } from './words.ts';
export type { Found, Group, Hit, Kind, SearchIndex, Segment, Shown } from './types.ts';
