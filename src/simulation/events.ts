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
	/** Gone with the broker that held it in memory alone. */
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
	/** Left the queue for its dead-letter target; value: the reason, see REASON. */
	DEAD_LETTERED: 24,
	/** Waited longer than it may, and there is no dead-letter target; value: time since published. */
	EXPIRED: 25,
	/** Could not stay, and there is no dead-letter target; value: the reason. */
	DROPPED: 26,
	/** A publish that the queue did not take; value: 0 the broker is down, 1 the queue is full. */
	REJECTED: 27,
	/** Came back and waits for its next attempt; value: the delay. */
	DELAYED: 28,
	/** Has waited for its next attempt and is ready again; value: deliveries so far (a count). */
	READY: 29,
	/** An acknowledgement that came too late and does nothing; value: which delivery it was for. */
	STALE_ACK: 30,
	/** No queue wanted a publish; value: 1 it was returned to the producer, 0 it is gone. */
	UNROUTABLE: 31,
	/** A publish or a call is tried again; value: which attempt this is (a count). */
	RETRIED: 32,
	/** The broker's confirm did not reach the producer; value: which attempt (a count). */
	CONFIRM_LOST: 33,
	/** A job found its effect already done; value: time since it was done. */
	SKIPPED: 34,
	/** A job has gone wrong; value: 0 requeued, 1 rejected, 2 its consumer falls over. */
	JOB_FAILED: 35,
	/** Written into an outbox; value: rows that wait there (a count). */
	STORED: 36,
	/** The relay has marked a row as sent. */
	MARKED: 37,
	/** A record is appended to a log; value: its partition. */
	APPENDED: 38,
	/** A record is handed to a reader; value: its slot. */
	READ: 39,
	/** A reader has noted its place after a record; value: the partition. */
	COMMITTED: 40,
	/** A log has dropped a record that is too old; value: its partition. */
	TRIMMED: 41,
	/** The partitions of a log are dealt out anew; value: readers (a count). */
	REBALANCED: 42,
	/** A service takes up no new work, and does again. */
	PAUSED: 43,
	RESUMED: 44,
	/** Work takes so many times as long from now on; value: the factor × 1000. */
	SLOWED: 45,
	/** One consumer of a service falls over; value: its number from 0. */
	CONSUMER_CRASHED: 46,
	CONSUMER_RECOVERED: 47,
	/** A service has opened for the first time. */
	OPENED: 48,
	/** A call that found the line full is told so; value: the time that took. */
	TURNED_AWAY: 49,
	/** Leaves a dead-letter queue for where it came from. */
	REDRIVEN: 50,
	/** Work in hand is lost with its consumer; value: the slot (a count). */
	ABORTED: 51,
	/** A queue, a log, a relay or a checkout is down; value: what it holds (a count). */
	DOWN: 52,
	/** And is back. */
	UP: 53,
} as const;

/** Why a message cannot stay on a queue, as its value in events. */
export const REASON = {
	/** Refused by a consumer for good. */
	REJECTED: 0,
	EXPIRED: 1,
	/** Pushed out of a full queue. */
	MAXLEN: 2,
	/** Came back too often. */
	DELIVERY_LIMIT: 3,
	/** Was received too often, found at the next receive. */
	RECEIVE_LIMIT: 4,
} as const;

/** The names of the kinds, in order, for logs and tests. */
export const EVENT_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(EVENT);
