import type { Action } from '#simulation/core';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Something that is done to a run, before it has its moment. */
export type Deed = Without<Action, 'at'>;
