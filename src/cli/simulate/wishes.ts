import { parseDuration, type Value, valueSchema } from '#schemas';
import type { Arguments } from './arguments.ts';
import { usage } from './problem.ts';

/** Paths and the values they are to have. */
export interface Setting {
	readonly values: Readonly<Record<string, Value>>;
	/** The same as it was written. */
	readonly said: readonly string[];
}

/** What is asked for, with numbers as numbers. What is undefined was not said. */
export interface Wishes {
	readonly file: string;
	readonly variant: string | undefined;
	readonly seed: number | undefined;
	/** Microseconds. */
	readonly until: number | undefined;
	readonly set: Setting;
	readonly runs: number | undefined;
	readonly events: boolean;
	/** The number on the ticket. */
	readonly message: number | undefined;
	/** The other run: its variant and what is set over `set`; undefined: no comparison. */
	readonly other: { readonly variant: string | undefined; readonly set: Setting } | undefined;
	readonly json: boolean;
}

const LARGEST_SEED = 0xffff_ffff;

/** Reads the values of the flags; throws wrong usage with the value and what to write instead. */
export function wishesOf({ file, given }: Arguments): Wishes {
	const last = (name: string) => given.get(name)?.[0];
	if (file === undefined) {
		throw usage('Which scenario? Name its file, such as content/scenarios/flash-sale.yaml.');
	}
	const compared = given.has('compare') || given.has('against');
	const seed = whole('seed', last('seed'), 0, LARGEST_SEED);
	const runs = whole('runs', last('runs'), 1, 1_000_000);
	if ((seed ?? 0) + (runs ?? 1) - 1 > LARGEST_SEED) {
		throw usage(
			`--seed ${seed} with --runs ${runs} goes beyond the largest seed, ${LARGEST_SEED}.`,
		);
	}
	return {
		file,
		variant: last('variant'),
		seed,
		until: duration(last('until')),
		set: setOf('set', given.get('set')),
		runs,
		events: given.has('events'),
		message: whole('message', last('message'), 1, Number.MAX_SAFE_INTEGER),
		other: compared
			? { variant: last('compare'), set: setOf('against', given.get('against')) }
			: undefined,
		json: given.has('json'),
	};
}

function whole(
	flag: string,
	text: string | undefined,
	least: number,
	most: number,
): number | undefined {
	if (text === undefined) return undefined;
	const number = /^\d+$/.test(text) ? Number(text) : NaN;
	if (number >= least && number <= most) return number;
	const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
	throw usage(`--${flag} cannot be “${text}”. Write a whole number ${range}.`);
}

function duration(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const micros = parseDuration(text);
	if (micros !== undefined && Number.isSafeInteger(micros)) return micros;
	throw usage(`--until cannot be “${text}”. Write a duration such as 150ms, 90s or 5m.`);
}

function setOf(flag: string, said: readonly string[] = []): Setting {
	const values = Object.fromEntries(
		said.map((text) => {
			const [path = '', ...rest] = text.split('=');
			const value = rest.join('=').trim();
			if (rest.length > 0 && path.trim() !== '' && value !== '')
				return [path.trim(), valueOf(value)];
			throw usage(
				`--${flag} cannot be “${text}”. Write a path and its value: services.mailer.slots=3.`,
			);
		}),
	);
	return { values, said };
}

/** As in YAML: a number, true or false, a time, a rate, or a word. */
function valueOf(text: string): Value {
	if (/^-?\d+(\.\d+)?(e\d+)?$/i.test(text)) return Number(text);
	if (text === 'true' || text === 'false') return text === 'true';
	return valueSchema.parse(text);
}
