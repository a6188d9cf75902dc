/** Node index of its producer. */
export const PRODUCER = 1;
/** What its draws are keyed by: 0, 1, … for arrivals, 2³⁰ + 0, 1, … for orders by hand. */
export const KEY = 2;
/** Index of the plan it follows, in the order of the scenario. */
export const PLAN = 3;
/** Which step of the plan is under way. */
export const STEP = 4;
/** 0 the customer waits, 1 answered, 2 ended without an answer. */
export const STATUS = 5;
/** Raised with every step and every attempt, so that a stale timer is known as such. */
export const TURN = 6;
/** Messages of this order that are not done. */
export const JOBS = 7;
/** What else needs this row: open calls, work in hand, records of a log. */
export const HOLDS = 8;
/** The latest session its customer waits for, +1; 0: none. */
export const SESSION = 9;
/** 1 while its call waits for the producer's own limit, 2 while it counts against it. */
export const GATE = 10;
/** Calls of this step that have no answer yet, and whether one of them has failed. */
export const PENDING = 11;
export const FAILED = 12;
/** Attempts at this step so far. */
export const TRIES = 13;
/** 1 once its effects are expected. */
export const COMMITTED = 14;

// Times.
/** When the customer clicked. */
export const SINCE = 0;
/** The latest delay between two attempts. */
export const DELAY = 1;
/** First of the effects: when it was done for this order, +1; 0: never. */
export const EFFECTS = 2;
