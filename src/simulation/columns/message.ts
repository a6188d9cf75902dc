export const ORDER = 1;
/** Node index of its queue. */
export const QUEUE = 2;
/** When it was published to this queue. */
export const PUBLISHED = 3;
export const DELIVERIES = 4;
/** When it came to where it is: published, returned or handed out. */
export const SINCE = 5;
/** Returns that count towards the delivery limit. */
export const RETURNS = 6;
/** The consumer that holds it unacknowledged, +1; 0: nobody. */
export const OWNER = 7;
export const PRIORITY = 8;
/** When it expires, +1; 0: never. */
export const EXPIRES = 9;
/** Its routing key, an index of the run's list of them, +1; 0: the queue's name. */
export const KEY = 10;
/** The exchange it came through, +1; 0: the default one. */
export const VIA = 11;
/** Its latest death, +1; 0: none. */
export const DEATH = 12;
/** The latest delay between two attempts. */
export const DELAY = 13;
/** When its consumer's time is up, if that was extended; 0: it was not. */
export const DEADLINE = 14;
