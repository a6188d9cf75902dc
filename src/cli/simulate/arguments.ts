import { parseArgs } from 'node:util';
import { nearest } from '#simulation';
import { type Flag, FLAGS } from './flags.ts';
import { usage } from './problem.ts';

/** What was written after the command. */
export interface Arguments {
	readonly file: string | undefined;
	/** The values of a flag in their order; a flag without a value has one empty one. */
	readonly given: ReadonlyMap<string, readonly string[]>;
}

/** Takes the words apart; throws wrong usage with the nearest flag there is. */
export function argumentsOf(words: readonly string[]): Arguments {
	const { tokens } = parseArgs({
		args: [...words],
		options: Object.fromEntries(
			FLAGS.map(({ name, value }) => [name, { type: value ? 'string' : 'boolean' }]),
		),
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	const given = new Map<string, string[]>();
	let file: string | undefined;
	for (const token of tokens) {
		if (token.kind === 'positional') {
			if (file !== undefined) {
				throw usage(`One file at a time: “${file}” and “${token.value}” are two.`);
			}
			file = token.value;
		} else if (token.kind === 'option') {
			const flag = flagOf(token.rawName);
			const values = given.get(flag.name) ?? [];
			if (values.length > 0 && !flag.many) throw usage(`--${flag.name} stands there twice.`);
			given.set(flag.name, [...values, valueOf(flag, token.value, token.inlineValue)]);
		}
	}
	const modes = FLAGS.filter(({ name, mode }) => mode && given.has(name)).map(({ name }) => name);
	if (given.has('compare') || given.has('against')) {
		modes.push(given.has('compare') ? 'compare' : 'against');
	}
	if (modes.length > 1) {
		throw usage(`--${modes[0]} and --${modes[1]} cannot be had at once: ask for one of them.`);
	}
	alone(file, given);
	return { file, given };
}

/** Flags that only speak of recordings, or only of scenarios. */
function alone(file: string | undefined, given: ReadonlyMap<string, readonly string[]>): void {
	if (given.has('help')) return;
	if (!given.has('replay')) {
		if (given.has('print')) throw usage('--print needs --replay: --replay TRACE.json --print.');
		return;
	}
	if (file !== undefined) {
		throw usage(`--replay takes no scenario: “${file}” is one too many.`);
	}
	const wrong = ['variant', 'seed', 'until', 'set'].find((name) => given.has(name));
	if (wrong) throw usage(`--${wrong} says nothing about recordings: leave it out with --replay.`);
	if (given.has('print') && given.has('json')) {
		throw usage('--print is JSON already: leave --json out.');
	}
}

function flagOf(written: string): Flag {
	const name = written.replace(/^-+/, '');
	const long = written.startsWith('--');
	const flag = FLAGS.find((it) => (long ? it.name : it.short) === name);
	if (flag) return flag;
	const names = FLAGS.map((it) => it.name);
	const near = nearest(name, names);
	throw usage(
		`There is no flag ${written}. ${near ? `Did you mean --${near}?` : `Flags: ${names.map((it) => `--${it}`).join(', ')}.`}`,
	);
}

function valueOf({ name, value }: Flag, given: string | undefined, inline?: boolean): string {
	if (value === undefined) {
		if (given !== undefined) throw usage(`--${name} takes no value: “${given}” is one too many.`);
		return '';
	}
	// A flag in the place of a value means that the value was forgotten.
	if (given === undefined || given === '' || (!inline && given.startsWith('--'))) {
		throw usage(`--${name} needs a value: --${name} ${value}.`);
	}
	return given;
}
