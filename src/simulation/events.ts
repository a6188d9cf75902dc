/**
 * What can happen, as small integers. `node` is the node it happens at; `value` is, in microseconds
 * unless it says otherwise:
 */
export const EVENT = {
	/** An order arrives at a producer. */
	ARRIVED: 0,
	/** The customer has an answer; value: how long that took. */
	ANSWERED: 1,
	/** The customer left; value: how long the customer had waited. */
	GAVE_UP: 2,
	/** The order ended with an error, since a call took too long; value: the wait. */
	TIMED_OUT: 3,
	/** The order ended with an error, since a service was down or fell over; value: the wait. */
	FAILED: 4,
	/** The last job of an answered order is done; value: time since the click. */
	COMPLETED: 5,
	/** A message is accepted by a queue; value: jobs of the order now open (a count). */
	PUBLISHED: 6,
	/** Handed to a consumer for the first time; value: time since it was published. */
	DELIVERED: 7,
	/** Handed out again; value: which delivery this is (a count). */
	REDELIVERED: 8,
	/** Back on the queue without an acknowledgement; value: deliveries so far (a count). */
	RETURNED: 9,
	/** Acknowledged and forgotten by the queue; value: time since it was published. */
	ACKED: 10,
	/** Gone for good: returned more often than the queue bears. */
	LOST: 11,
	/** A direct call is open at a service; value: sessions now open (a count). */
	CALLED: 12,
	/** A direct call found the service down. */
	REFUSED: 13,
	/** A caller who waited in the line has left it. */
	WITHDRAWN: 14,
	/** A caller has gone while the service works on; value: 0 in the line, 1 in a slot. */
	ABANDONED: 15,
	/** A slot begins a job; value: the slot (a count). `message` is -1 for a direct call. */
	STARTED: 16,
	/** A slot has finished; value: how long the job took. */
	FINISHED: 17,
	/** Finished, but the caller had gone; value: how long the job took. */
	WASTED: 18,
	/** A service falls over; value: sessions lost inside (a count). */
	CRASHED: 19,
	RECOVERED: 20,
	/** A job has done to the world what it does; value: time since the click. */
	EFFECT: 21,
	/** Slots a service has from now on; value: how many (a count). */
	RESIZED: 22,
	/** A path of the scenario has another value. */
	SET: 23,
} as const;

/** The names of the kinds, in order, for logs and tests. */
export const EVENT_NAMES: readonly string[] = Object.keys(EVENT);
