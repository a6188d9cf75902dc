export const QUEUE = 1;
export const REASON = 2;
export const COUNT = 3;
export const VIA = 4;
export const KEY = 5;
/** 1 for the first death of all. */
export const FIRST = 6;
/** The death before this one, +1; 0: none. */
export const BEFORE = 7;
