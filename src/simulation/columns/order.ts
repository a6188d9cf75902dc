/** Node index of its producer. */
export const PRODUCER = 1;
/** When the customer clicked. */
export const SINCE = 2;
/** What its draws are keyed by: 0, 1, … for arrivals, 2³⁰ + 0, 1, … for orders by hand. */
export const KEY = 3;
/** Index of the plan it follows, in the order of the scenario. */
export const PLAN = 4;
/** Which step of the plan is under way. */
export const STEP = 5;
/** 0 the customer waits, 1 answered, 2 ended without an answer. */
export const STATUS = 6;
/** Raised with every step and every attempt, so that a stale timer is known as such. */
export const TURN = 7;
/** Messages of this order that are not done. */
export const JOBS = 8;
/** What else needs this row: open calls, work in hand, records of a log. */
export const HOLDS = 9;
/** The latest session its customer waits for, +1; 0: none. */
export const SESSION = 10;
/** 1 while its call waits for the producer's own limit, 2 while it counts against it. */
export const GATE = 11;
/** Calls of this step that have no answer yet, and whether one of them has failed. */
export const PENDING = 12;
export const FAILED = 13;
/** Attempts at this step so far, and the latest delay between two. */
export const TRIES = 14;
export const DELAY = 15;
/** 1 once its effects are expected. */
export const COMMITTED = 16;
/** First of the effects: when it was done for this order, +1; 0: never. */
export const EFFECTS = 17;
