import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Line, Trace } from '#simulation/replay';
import { main } from '../../../src/cli/simulate.ts';
import type { Output } from '../../../src/cli/simulate/output.ts';

const RECORDED = fileURLToPath(
	new URL('../../fixtures/traces/rabbitmq-4.0.5.json', import.meta.url),
);
const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Trace;
const names = Object.keys(recorded.scenarios);

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'replays-'))));
const file = (content: unknown) => {
	const place = path.join(folder, 'trace.json');
	writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
	return place;
};
const withLines = (name: string, change: (lines: readonly Line[]) => readonly Line[]) => ({
	...recorded,
	scenarios: {
		...recorded.scenarios,
		[name]: { trace: change(recorded.scenarios[name]!.trace) },
	},
});

/** What the command says, after its exit code. */
async function ask(...words: string[]): Promise<{ code: number; text: string }> {
	const lines: string[] = [];
	const out: Output = { line: (text) => lines.push(text) < 0, flush: async () => {} };
	const code = await main(words, out, (text) => lines.push(text));
	return { code, text: lines.join('\n').replaceAll(folder, '…') };
}

describe('--replay', () => {
	test('says of every recording that the model answers the same', async () => {
		const { code, text } = await ask('--replay', RECORDED);
		expect(code).toBe(0);
		expect(text.split('\n')).toEqual(names.map((name) => `${name}: same`));
	});

	test('says where one differs first, and ends with 1', async () => {
		const other = withLines('reject-dlx-classic', (lines) =>
			lines.map((line) => (line['deliver'] === 'm2' ? { ...line, redelivered: true } : line)),
		);
		const { code, text } = await ask('--replay', file(other));
		expect(code).toBe(1);
		const [wrong, ...more] = text.split('\n').filter((line) => !line.endsWith(': same'));
		expect(more).toEqual([]);
		expect(wrong).toBe(
			'reject-dlx-classic: after {"cmd":{"nack":"m1","by":"A","requeue":false}}, A: recorded {"deliver":"m2","to":"A","redelivered":true}, simulated {"deliver":"m2","to":"A","redelivered":false}',
		);
		const { text: json } = await ask('--replay', file(other), '--json');
		expect((JSON.parse(json) as { same: boolean }[]).filter(({ same }) => !same)).toEqual([
			{ name: 'reject-dlx-classic', same: false, difference: wrong?.slice(20) },
		]);
	});

	test('takes the script lines alone: what was recorded beside them decides nothing', async () => {
		const script = withLines('crash-requeue-order-quorum', (lines) =>
			lines.filter((line) => !('deliver' in line)),
		);
		const { code, text } = await ask('--replay', file(script), '--print');
		expect(code).toBe(0);
		expect((JSON.parse(text) as Trace).scenarios['crash-requeue-order-quorum']?.trace).toEqual(
			recorded.scenarios['crash-requeue-order-quorum']?.trace,
		);
	});

	test('names what there is no model of, and goes on', async () => {
		const odd = withLines('priority-classic', (lines) => [{ declare: 'q', args: { 'x-expires': 5 } }, ...lines]); // prettier-ignore
		const { code, text } = await ask('--replay', file(odd));
		expect(code).toBe(1);
		expect(text).toContain('priority-classic: not modelled: the argument x-expires\n');
		expect(text.match(/: same/g)).toHaveLength(names.length - 1);
		const nats = { ...recorded, broker: { product: 'NATS', version: '2.10' } };
		expect((await ask('--replay', file(nats))).text).toContain(
			'priority-classic: not modelled: NATS 2.10; RabbitMQ 4.0 is',
		);
	});

	test('of what --print has written is the same', async () => {
		const { code, text } = await ask('--replay', RECORDED, '--print');
		expect(code).toBe(0);
		expect(await ask('--replay', file(text))).toEqual(await ask('--replay', RECORDED));
		expect((JSON.parse(text) as Trace).broker).toEqual(recorded.broker);
	});
});

test('a file that holds no recordings is told with what belongs there', async () => {
	const said: string[] = [];
	for (const content of [
		'',
		'{ "broker": ',
		'[]',
		{ broker: {} },
		{ broker: { version: '4.0.5' } },
		{ broker: { version: '4.0.5' }, scenarios: [] },
		{ broker: { version: '4.0.5' }, scenarios: { one: { trace: 7 } } },
		{ broker: { version: '4.0.5' }, scenarios: { one: { trace: [{}, 'wait'] } } },
	]) {
		const { code, text } = await ask('--replay', file(content));
		said.push(`${code}: ${text}`);
	}
	said.push((await ask('--replay', path.join(folder, 'none.json'))).text);
	expect(said).toMatchInlineSnapshot(`
		[
		  "1: The file “…/trace.json” is empty. Recordings begin with { "broker": { "product": "RabbitMQ", "version": "4.0.5" }, … }.",
		  "1: …/trace.json: this is not JSON: Unexpected end of JSON input. Look at the commas and quotes there.",
		  "1: …/trace.json: broker is not there. Write { "product": "RabbitMQ", "version": "4.0.5" }: it names the profile.",
		  "1: …/trace.json: broker is {}. Write { "product": "RabbitMQ", "version": "4.0.5" }: it names the profile.",
		  "1: …/trace.json: scenarios is not there. Write { "a-name": { "trace": [ … ] } }: the lines of each recording.",
		  "1: …/trace.json: scenarios is []. Write { "a-name": { "trace": [ … ] } }: the lines of each recording.",
		  "1: …/trace.json: scenarios.one.trace is 7. Write a list of lines.",
		  "1: …/trace.json: scenarios.one.trace.1 is "wait". Write a line such as { "publish": "m1", "to": "orders" }.",
		  "The file “…/none.json” does not exist. Name a JSON file with recordings, as the tests have in tests/fixtures/traces.",
		]
	`);
});

test('flags that say nothing about recordings are refused', async () => {
	const said: string[] = [];
	for (const words of [
		'--replay',
		'x.yaml --replay t.json',
		'--replay t.json --seed 2',
		'--replay t.json --runs 2',
		'--replay t.json --print --json',
		'x.yaml --print',
	]) {
		const { code, text } = await ask(...words.split(' '));
		said.push(`${words} → ${code}: ${text.split('\n')[0]}`);
	}
	expect(said).toMatchInlineSnapshot(`
		[
		  "--replay → 2: --replay needs a value: --replay TRACE.json.",
		  "x.yaml --replay t.json → 2: --replay takes no scenario: “x.yaml” is one too many.",
		  "--replay t.json --seed 2 → 2: --seed says nothing about recordings: leave it out with --replay.",
		  "--replay t.json --runs 2 → 2: --runs and --replay cannot be had at once: ask for one of them.",
		  "--replay t.json --print --json → 2: --print is JSON already: leave --json out.",
		  "x.yaml --print → 2: --print needs --replay: --replay TRACE.json --print.",
		]
	`);
});
