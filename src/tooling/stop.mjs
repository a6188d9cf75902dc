/** Ends the task with one sentence on what failed and what to try; nobody sees a stack trace. */
export class Stop extends Error {
	/**
	 * @param {string} message what failed and what to try, in whole sentences
	 * @param {number} [code] the exit code
	 */
	constructor(message, code = 1) {
		super(message);
		this.code = code;
	}
}

/**
 * One line about preparations, on stderr, so that stdout holds results alone.
 * @param {string} text
 */
export function say(text) {
	process.stderr.write(`[setup] ${text}\n`);
}
