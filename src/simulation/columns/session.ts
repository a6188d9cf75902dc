export const ORDER = 1;
/** Node index of the service. */
export const SERVICE = 2;
/** 0 in the line, slot + 1 in hand. */
export const SLOT = 3;
/** 1 when the caller has gone and nobody reads the answer. */
export const GONE = 4;
/** 1 when it is only to be told that there is no room. */
export const REFUSED = 5;
/** The session that the same step opened before this one, +1; 0: none. */
export const BEFORE = 6;
