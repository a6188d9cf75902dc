import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unreadable } from '../../../src/cli/simulate/text-file.ts';
import { edited, project } from '../../fixtures/project.ts';
import { ask, at, rail, SCENARIO, SYNC, wrong } from './simulate-command.ts';

describe('a mistake in the file', () => {
	test('is told with its place, its field and the nearest right word', async () => {
		const said: string[] = [];
		for (const [from, to] of [
			['until: 60s', 'untl: 60s'],
			['rabbitmq-quorum-4.0', 'rabbitmq-quorun-4.0'],
			['slots: 1', 'slots: many'],
			['consumes: orders', 'consumes: order'],
			['depth.max', 'depth.maxx'],
			['until: 60s', 'until: ['],
		] as const) {
			at.folder = project(edited(SCENARIO, from, to));
			said.push(`${to} → ${await wrong(rail())}`);
		}
		expect(said).toMatchInlineSnapshot(`
			[
			  "untl: 60s → 1: …/content/scenarios/rail.yaml:1:1 schema the file lacks the field “until”. Add it: a duration such as 150ms, 2s or 1.5m.
			…/content/scenarios/rail.yaml:5:1 schema there is no field “untl”. Did you mean “until”?",
			  "rabbitmq-quorun-4.0 → 1: …/content/scenarios/rail.yaml:3:10 schema profile cannot be “rabbitmq-quorun-4.0”. Did you mean “rabbitmq-quorum-4.0”?",
			  "slots: many → 1: …/content/scenarios/rail.yaml:20:12 schema services.desk.slots cannot be “many”. Write a number.",
			  "consumes: order → 1: …/content/scenarios/rail.yaml:22:15 reference services.desk.consumes: there is no queue “order”. Did you mean “orders”?",
			  "depth.maxx → 1: …/content/scenarios/rail.yaml:30:15 reference claims.0.metric: there is no metric “queues.orders.depth.maxx”. Did you mean “queues.orders.depth.max”?",
			  "until: [ → 1: …/content/scenarios/rail.yaml:6:1 yaml this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Look at the indentation and the quotes here and in the line above.",
			]
		`);
	});

	test('in the words under the picture does not keep a run from being made', async () => {
		at.folder = project(edited(SCENARIO, '{{queues.orders.ready}} wait', '{{what}} wait'));
		expect(await ask(rail())).toMatchObject({ code: 0, wrong: '' });
	});
});

describe('a file that cannot be read', () => {
	const file = (name: string, content: string | Uint8Array) => {
		at.folder = project();
		const place = path.join(at.folder, name);
		writeFileSync(place, content);
		return place;
	};

	test('is named, with one that can be', async () => {
		at.folder = project();
		const scenarios = path.join(at.folder, 'content/scenarios');
		expect(await wrong(path.join(scenarios, 'rial.yaml'))).toBe(
			'1: The file “…/content/scenarios/rial.yaml” does not exist. Did you mean …/content/scenarios/rail.yaml?',
		);
		expect(await wrong('content/scenarios/flash-sle.yaml')).toBe(
			'1: The file “content/scenarios/flash-sle.yaml” does not exist. Did you mean content/scenarios/flash-sale.yaml?',
		);
		expect(await wrong(path.join(scenarios, 'rail.yaml/x'))).toMatch(
			/^1: The file “…\/content\/scenarios\/rail.yaml\/x” does not exist\. /,
		);
		expect(await wrong(scenarios)).toBe(
			'1: The file “…/content/scenarios” is a folder. Name one file: …/content/scenarios/rail.yaml.',
		);
		mkdirSync(path.join(at.folder, 'none'));
		expect(await wrong(path.join(at.folder, 'none'))).toBe(
			'1: The file “…/none” is a folder. Name a scenario’s YAML file.',
		);
	});

	test('may be empty, no text, or something else', async () => {
		expect(await wrong(file('empty.yaml', '\n \n'))).toBe(
			'1: The file “…/empty.yaml” is empty. A scenario begins with title: and summary:.',
		);
		expect(await wrong(file('picture.yaml', Uint8Array.of(0x89, 0x50, 0xff, 0, 1)))).toBe(
			'1: The file “…/picture.yaml” is no text. A scenario is a YAML file.',
		);
		expect(await wrong(file('nul.yaml', 'title: \0'))).toMatch(/^1: .* is no text\./);
		expect(await wrong(file('word.yaml', 'hello'))).toBe(
			'1: …/word.yaml:1:1 schema the file cannot be “hello”. Write fields (name: value).',
		);
		const nested = await wrong(file('deep.yaml', `title: ${'['.repeat(20_000)}`));
		expect(nested).toMatch(/^1: /);
	});

	test('may be somebody else’s, or on a disk that fails', () => {
		expect(unreadable('secret.yaml', 'EACCES').message).toBe(
			'The file “secret.yaml” cannot be read. You have no right to read it.',
		);
		expect(unreadable('rail.yaml', 'EIO').message).toBe(
			'The file “rail.yaml” cannot be read. The system says EIO.',
		);
	});
});

describe('a run that cannot be made', () => {
	test('is told with the flag, its value and what to write', async () => {
		const said: string[] = [];
		for (const words of [
			['--variant', 'queud'],
			['--compare', 'sinchronous'],
			['--set', 'services.countrs=1'],
			['--set', 'services.counters.slots=0'],
			['--set', 'services.counters.slots=many'],
			['--set', 'producers.checkout.plan=queud'],
			['--against', 'services.counters.slot=2'],
			['--message', '354'],
		]) {
			said.push(await wrong(SYNC, ...words));
		}
		expect(said).toMatchInlineSnapshot(`
			[
			  "1: --variant: There is no variant “queud”. Did you mean “queued”?",
			  "1: --compare: There is no variant “sinchronous”. Did you mean “synchronous”?",
			  "1: --set: “services.countrs” does not exist. Did you mean “services.counters”?",
			  "1: --set: “services.counters.slots” cannot be 0. A whole number from 1.",
			  "1: --set: “services.counters.slots” cannot be "many". It is a number, now 2.",
			  "1: --set: “producers.checkout.plan” cannot be “queud”. Did you mean “queued”?",
			  "1: --against: “services.counters.slot” does not exist. Did you mean “services.counters.slots”?",
			  "1: --message: There is no order 354. The orders of this run are 1 to 353.",
			]
		`);
	});
});

test('wrong usage has exit code 2 and says what is right', async () => {
	const said: string[] = [];
	for (const words of [
		'',
		'x.yaml y.yaml',
		'x.yaml --sed 1',
		'x.yaml --event',
		'x.yaml --xyzzyplugh',
		'x.yaml -v',
		'x.yaml --seed',
		'x.yaml --seed --json',
		'x.yaml --seed=',
		'x.yaml --seed -1',
		'x.yaml --seed 4294967296',
		'x.yaml --seed 1 --seed 2',
		'x.yaml --seed 4294967295 --runs 2',
		'x.yaml --runs 0',
		'x.yaml --until 5',
		'x.yaml --until 99999999999h',
		'x.yaml --set services.desk.slots',
		'x.yaml --set =3',
		'x.yaml --json=yes',
		'x.yaml --message first',
		'x.yaml --runs 2 --events',
		'x.yaml --message 1 --against a=1',
	]) {
		said.push(`${words} → ${await wrong(...words.split(' ').filter(Boolean))}`);
	}
	expect(said).toMatchInlineSnapshot(`
		[
		  " → 2: Which scenario? Name its file, such as content/scenarios/flash-sale.yaml. (help)",
		  "x.yaml y.yaml → 2: One file at a time: “x.yaml” and “y.yaml” are two. (help)",
		  "x.yaml --sed 1 → 2: There is no flag --sed. Did you mean --seed? (help)",
		  "x.yaml --event → 2: There is no flag --event. Did you mean --events? (help)",
		  "x.yaml --xyzzyplugh → 2: There is no flag --xyzzyplugh. Flags: --variant, --seed, --until, --set, --runs, --events, --message, --compare, --against, --replay, --print, --json, --help. (help)",
		  "x.yaml -v → 2: There is no flag -v. Flags: --variant, --seed, --until, --set, --runs, --events, --message, --compare, --against, --replay, --print, --json, --help. (help)",
		  "x.yaml --seed → 2: --seed needs a value: --seed N. (help)",
		  "x.yaml --seed --json → 2: --seed needs a value: --seed N. (help)",
		  "x.yaml --seed= → 2: --seed needs a value: --seed N. (help)",
		  "x.yaml --seed -1 → 2: --seed cannot be “-1”. Write a whole number from 0 to 4294967295. (help)",
		  "x.yaml --seed 4294967296 → 2: --seed cannot be “4294967296”. Write a whole number from 0 to 4294967295. (help)",
		  "x.yaml --seed 1 --seed 2 → 2: --seed stands there twice. (help)",
		  "x.yaml --seed 4294967295 --runs 2 → 2: --seed 4294967295 with --runs 2 goes beyond the largest seed, 4294967295. (help)",
		  "x.yaml --runs 0 → 2: --runs cannot be “0”. Write a whole number from 1 to 1000000. (help)",
		  "x.yaml --until 5 → 2: --until cannot be “5”. Write a duration such as 150ms, 90s or 5m. (help)",
		  "x.yaml --until 99999999999h → 2: --until cannot be “99999999999h”. Write a duration such as 150ms, 90s or 5m. (help)",
		  "x.yaml --set services.desk.slots → 2: --set cannot be “services.desk.slots”. Write a path and its value: services.mailer.slots=3. (help)",
		  "x.yaml --set =3 → 2: --set cannot be “=3”. Write a path and its value: services.mailer.slots=3. (help)",
		  "x.yaml --json=yes → 2: --json takes no value: “yes” is one too many. (help)",
		  "x.yaml --message first → 2: --message cannot be “first”. Write a whole number from 1. (help)",
		  "x.yaml --runs 2 --events → 2: --runs and --events cannot be had at once: ask for one of them. (help)",
		  "x.yaml --message 1 --against a=1 → 2: --message and --against cannot be had at once: ask for one of them. (help)",
		]
	`);
});

test('--help explains every flag, and needs no file', async () => {
	const { code, text, wrong: complaint } = await ask('--help');
	expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
	expect(await ask('-h')).toMatchObject({ text });
	const flags =
		'variant seed until set runs events message compare against replay print json help'.split(' ');
	for (const flag of flags) expect(text).toContain(`  --${flag}`);
	for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
	for (const word of ['Exit codes', 'share', 'microseconds', 'low', 'high']) {
		expect(text).toContain(word);
	}
});
