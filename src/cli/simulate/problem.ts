import { SimulationError } from '#simulation';

/** Ends the command with what is wrong and what to write instead; never with a stack trace. */
export class Problem extends Error {
	/** 1: the content is wrong or the run cannot be made, 2: wrong usage. */
	readonly code: 1 | 2;
	constructor(code: 1 | 2, text: string) {
		super(text);
		this.code = code;
	}
}

/** Wrong usage, in whole sentences. */
export function usage(text: string): Problem {
	return new Problem(2, `${text}\n\`npm run -s simulate -- --help\` explains all flags.`);
}

/** Message and hint as two sentences. */
export function sentences(message: string, hint: string): string {
	return [message, hint]
		.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
		.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
		.join(' ');
}

/** Does something with a flag's value; a SimulationError is told with the flag. */
export function about<T>(flag: string, act: () => T): T {
	try {
		return act();
	} catch (error) {
		if (!(error instanceof SimulationError)) throw error;
		throw new Problem(1, `${flag}: ${sentences(error.message, error.hint)}`);
	}
}
