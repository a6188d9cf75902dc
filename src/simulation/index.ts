/**
 * What happens. A run is scenario + seed + actions; the same run gives the same events everywhere.
 * Pure: no clock, no chance but the seed's, no browser. Times are whole microseconds.
 */
import './more.ts';

export { resolve } from './resolve.ts';
export { editionOf } from './edition.ts';
export { MODEL_VERSION } from './version.ts';
export { nearest, SimulationError } from './errors.ts';
export { EVENT, EVENT_NAMES, REASON } from './events.ts';
export { type Profile, PROFILES } from './profiles.ts';
export { advance, restore, type Sim, snapshot, type Snapshot, start, step } from './kernel.ts';
export { observe } from './view.ts';
export { apply } from './apply.ts';
export { peek } from './paths.ts';
export { measure, measureRun, metricOf, type Metrics, metricUnit } from './measure.ts';
export { levelOf } from './meters.ts';
export { Hash, hashSink } from './hash.ts';
export { valueAt, withValue } from './checked-paths.ts';
export type * from './types.ts';
