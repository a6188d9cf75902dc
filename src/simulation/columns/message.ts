export const ORDER = 1;
/** Node index of its queue. */
export const QUEUE = 2;
export const DELIVERIES = 3;
/** Returns that count towards the delivery limit. */
export const RETURNS = 4;
/** The consumer that holds it unacknowledged, +1; 0: nobody. */
export const OWNER = 5;
export const PRIORITY = 6;
/** Its routing key, an index of the run's list of them, +1; 0: the queue's name. */
export const KEY = 7;
/** The exchange it came through, +1; 0: the default one. */
export const VIA = 8;
/** Its latest death, +1; 0: none. */
export const DEATH = 9;

// Times.
/** When it was published to this queue. */
export const PUBLISHED = 0;
/** When it came to where it is: published, returned or handed out. */
export const SINCE = 1;
/** When it expires, +1; 0: never. */
export const EXPIRES = 2;
/** The latest delay between two attempts. */
export const DELAY = 3;
/** When its consumer's time is up, if that was extended; 0: it was not. */
export const DEADLINE = 4;
