import type { Line, Trace } from '#simulation/replay';
import { Problem } from './problem.ts';
import { textIn } from './text-file.ts';

/** Reads recordings of a broker; throws what is wrong with the file and what belongs there. */
export function traceIn(file: string): Trace {
	const text = textIn(file, {
		begins: 'Recordings begin with { "broker": { "product": "RabbitMQ", "version": "4.0.5" }, … }.',
		is: 'Recordings are a JSON file.',
		inFolder: () => 'Name a JSON file with recordings.',
		instead: () => 'Name a JSON file with recordings, as the tests have in tests/fixtures/traces.',
	});
	const wrong = (what: string, then: string) => new Problem(1, `${file}: ${what}. ${then}`);
	const trace = parsed(text, wrong);
	const { broker, format, scenarios } = isObject(trace) ? trace : {};
	if (!isObject(broker) || typeof broker['version'] !== 'string') {
		throw wrong(
			`broker is ${shown(broker)}`,
			'Write { "product": "RabbitMQ", "version": "4.0.5" }: it names the profile.',
		);
	}
	if (!isObject(scenarios)) {
		throw wrong(
			`scenarios is ${shown(scenarios)}`,
			'Write { "a-name": { "trace": [ … ] } }: the lines of each recording.',
		);
	}
	const recordings = Object.entries(scenarios).map(([name, it]) => {
		const lines: unknown = isObject(it) ? it['trace'] : it;
		if (!Array.isArray(lines)) {
			throw wrong(`scenarios.${name}.trace is ${shown(lines)}`, 'Write a list of lines.');
		}
		const bad = lines.findIndex((line) => !isObject(line));
		if (bad >= 0) {
			throw wrong(
				`scenarios.${name}.trace.${bad} is ${shown(lines[bad])}`,
				'Write a line such as { "publish": "m1", "to": "orders" }.',
			);
		}
		return [name, { trace: lines as Line[] }] as const;
	});
	return {
		broker: { product: 'RabbitMQ', ...broker } as Trace['broker'],
		format: typeof format === 'string' ? format : '',
		scenarios: Object.fromEntries(recordings),
	};
}

function parsed(text: string, wrong: (what: string, then: string) => Problem): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw wrong(
			`this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
			'Look at the commas and quotes there.',
		);
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
	return value === undefined ? 'not there' : JSON.stringify(value).slice(0, 60);
}
