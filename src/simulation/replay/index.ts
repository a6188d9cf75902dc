/** Recordings of a real broker, run through the model. */
import '../more.ts';

export { differenceOf } from './difference.ts';
export { inGroups } from './groups.ts';
export { replay } from './replay.ts';
export { type Line, NotModelled, type Trace, verbOf } from './trace.ts';
