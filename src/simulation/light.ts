/** What a stage needs before anything has happened: words and paths, nothing that runs. */
export { apply } from './apply.ts';
export { EVENT, REASON } from './events.ts';
export { peek } from './paths.ts';
export type * from './types.ts';
