import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { judge } from '#course/pure';
import { EVENT_NAMES } from '#simulation';
import { eventLines } from '../../../src/cli/simulate/events.ts';
import { outputTo } from '../../../src/cli/simulate/output.ts';
import { subjectOf } from '../../../src/cli/simulate/subject.ts';
import { argumentsOf } from '../../../src/cli/simulate/arguments.ts';
import { wishesOf } from '../../../src/cli/simulate/wishes.ts';
import { edited, project } from '../../fixtures/project.ts';
import { ask, rail, ROOT, SCENARIO, SYNC } from './simulate-command.ts';

const ours = readdirSync(path.join(ROOT, 'content/scenarios')).map(
	(file) => `content/scenarios/${file}`,
);
const OUTAGE = path.join(ROOT, 'content/scenarios/mailer-outage.yaml');

/** An edition and a hash are others with every new model. */
const timeless = (text: string) =>
	`\n${text}`.replace(/(edition|hash) [0-9a-f]+/g, (_, what: string) => `${what} …`);

interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs it as a person does: another process, its streams, its exit code. */
function command(
	args: readonly string[],
	{ script = 'src/cli/simulate.ts', env = {}, reads = Infinity } = {},
): Promise<Ended> {
	const child = spawn(process.execPath, [script, ...args], {
		cwd: ROOT,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let [stdout, stderr] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		if (stdout.length > reads) child.stdout.destroy();
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

describe('a run', () => {
	test('is told in tables, with its claims and its queues over time', async () => {
		const { code, text } = await ask(rail(), '--set', 'services.desk.work.mean=1.1s');
		expect(code).toBe(0);
		expect(timeless(text)).toMatchInlineSnapshot(`
			"
			A rail (rail) · variant one · services.desk.work.mean=1.1s · seed 1 ·
			  rabbitmq-quorum-4.0 · until 60 s · edition … ·
			  hash …

			Queues
			          published  delivered  acked  ready  unacked
			  orders         60         54     53      6        1
			  all 0: redelivered, deadLettered, expired, dropped, rejected, delayed,
			         returned, redriven, overtaken, lost, emptyAt
			                   count    mean    p50    p95    p99    max
			  orders  depth             2.63                           6
			          wait        54  2.65 s  2.6 s  5.1 s  5.3 s  5.3 s
			          sojourn     53   3.7 s  3.7 s  6.1 s  6.3 s  6.3 s

			Consumers
			        handled  utilisation
			  desk       53         98 %
			  all 0: wasted, failed, refused, skipped, staleAcks, crashes, lostInside

			Producers
			        arrived  answered  completed
			  shop       60        60         53
			  all 0: gaveUp, timedOut, failed, retried, confirmsLost, returned, open
			                    count   mean    p50    p95    p99    max
			  shop  wait           60    0 s    0 s    0 s    0 s    0 s
			        completion     53  3.7 s  3.7 s  6.1 s  6.3 s  6.3 s

			Claims
			  ✗ queues.orders.depth.max is at most 1 in every run
			    here 6

			Depth over time
			  orders: waiting messages
			  6 ┤                                                 ▃▃▃▃▃▃▃▃▃▃▃████
			    │                                     ▅▅▅▅▅▅▅▅▅▅▅▅███████████████
			    │             ▃▃▃▃▃▃▃▃▃▃▃▃███████████████████████████████████████
			    │ ▅▅▅▅▅▅▅▅▅▅▅▅███████████████████████████████████████████████████
			  0 └────────────────────────────────┴───────────────────────────────
			     0 s                           30 s                          60 s"
		`);
	});

	test.each(ours)(
		'of %s is the same each time, and no line is wider than a terminal',
		async (file) => {
			const first = await ask(path.join(ROOT, file));
			expect(first).toMatchObject({ code: 0, wrong: '' });
			expect((await ask(path.join(ROOT, file))).text).toBe(first.text);
			for (const line of first.text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
		},
	);

	test('is another run with another seed, variant, value or end, and says which it was', async () => {
		const hash = async (...words: string[]) => {
			const { text } = await ask(SYNC, ...words);
			return /hash\s+([0-9a-f]{16})/.exec(text)?.[1];
		};
		const hashes = await Promise.all([
			hash(),
			hash('--seed', '84'),
			hash('--variant', 'queued'),
			hash('--set', 'services.counters.slots=3'),
			hash('--until', '59s'),
		]);
		expect(new Set(hashes).size).toBe(5);
		expect(hashes).not.toContain(undefined);
		expect(await hash('--seed', '83', '--variant', 'synchronous', '--until', '1m')).toBe(hashes[0]);
		const { text } = await ask(SYNC, '--seed', '5', '--set', 'services.counters.work.mean=1s');
		expect(timeless(text.split('\n').slice(0, 3).join('\n'))).toMatchInlineSnapshot(`
			"
			Sync or queued (sync-or-queued) · variant synchronous ·
			  services.counters.work.mean=1s · seed 5 · rabbitmq-quorum-4.0 · until 60 s ·
			  edition … · hash …"
		`);
	});

	test('can be over before anything happens, and go on for longer than the file says', async () => {
		expect(await ask(rail(), '--until', '0s')).toMatchObject({ code: 0 });
		const { text } = await ask(rail(), '--until', '2m', '--json');
		expect(JSON.parse(text)).toMatchObject({
			until: 120_000_000,
			queues: { orders: { published: 120 } },
		});
	});
});

describe('claims', () => {
	test('are judged when they are about this variant, on this run', async () => {
		const claims = async (...words: string[]) => {
			const { text } = await ask(SYNC, ...words);
			return text.split('\n').filter((line) => /[✓✗]|about/.test(line));
		};
		expect(await claims('--variant', 'queued')).toEqual([
			'  ✓ services.counters.crashes is at most 0 in every run',
			'  ✓ producers.checkout.gaveUp is at most 0 in every run',
			'  ✓ producers.checkout.wait.max is at most 300 ms in every run',
			'  2 about other variants: see --variant',
		]);
		expect(await claims('--set', 'services.counters.slots=6')).toEqual([
			'  ✗ services.counters.crashes is at least 1 in 80 % of runs',
			'  ✗ producers.checkout.gaveUp is at least 1 in 95 % of runs',
			'  3 about other variants: see --variant',
		]);
	});

	test('have over many seeds the share that the check of the content has', async () => {
		const { text } = await ask(SYNC, '--seed', '1', '--runs', '200', '--json');
		const { claims } = JSON.parse(text) as { claims: { share: number; holds: boolean }[] };
		const { scenario } = subjectOf(wishesOf(argumentsOf([SYNC])));
		const verdicts = scenario.claims
			.filter(({ variant }) => variant === 'synchronous')
			.map((claim) => judge(scenario, claim));
		expect(claims.map(({ share, holds }) => ({ share, holds }))).toEqual(
			verdicts.map(({ kept, seeds, holds }) => ({ share: kept / seeds, holds })),
		);
		expect(claims[0]?.share).toBeGreaterThan(0.8);
		expect(claims[0]?.share).toBeLessThan(1);
	});

	test('that speak of a later moment are left out, and it is said', async () => {
		const late = project(edited(SCENARIO, 'most: 1, seeds: 2 }', 'most: 1, seeds: 2, at: 50s }'));
		const { text } = await ask(path.join(late, SCENARIO), '--until', '40s');
		expect(text).toContain('Claims\n  1 about moments after the end of this run');
		const { text: json } = await ask(path.join(late, SCENARIO), '--until', '40s', '--json');
		expect(JSON.parse(json)).toMatchObject({ claims: [] });
	});
});

const spread = z.looseObject({
	mean: z.number(),
	p50: z.number(),
	p95: z.number(),
	p99: z.number(),
	max: z.number(),
});
const QUEUE = [
	'published', 'delivered', 'redelivered', 'acked', 'deadLettered', 'expired', 'dropped',
	'rejected', 'ready', 'unacked', 'delayed',
]; // prettier-ignore
const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const numbers = <T extends z.ZodType>(names: readonly string[], number: T) =>
	Object.fromEntries(names.map((name) => [name, number])) as Record<string, T>;

/** The shape that programs rely on; whatever else is measured may stand beside it. */
const shape = <T extends z.ZodType>(number: T, distribution: z.ZodType) =>
	z.looseObject({
		scenario: z.string(),
		edition: z.string().regex(/^[0-9a-f]{12}$/),
		seed: z.number().int(),
		until: z.number().int(),
		hash: z.string().regex(/^[0-9a-f]{16}$/),
		queues: record(
			z.looseObject({
				...numbers(QUEUE, number),
				depth: z.looseObject({ mean: number, max: number }),
				wait: distribution,
				sojourn: distribution,
			}),
		),
		consumers: record(z.looseObject(numbers(['handled', 'crashes', 'utilisation'], number))),
		effects: record(z.looseObject({ expected: number, actual: number })),
		claims: z.array(
			z.looseObject({ claim: z.string(), holds: z.boolean(), share: z.number().min(0).max(1) }),
		),
	});

const summary = z.strictObject({
	mean: z.number(),
	spread: z.number().min(0),
	low: z.number(),
	high: z.number(),
	smallest: z.number(),
	largest: z.number(),
});

describe('--json', () => {
	test.each(ours)('has for %s the shape that programs rely on', async (file) => {
		const { text, code } = await ask(path.join(ROOT, file), '--json');
		expect(code).toBe(0);
		const found = shape(z.number(), spread).parse(JSON.parse(text));
		expect(found.scenario).toBe(path.basename(file, '.yaml'));
	});

	test('speaks of many runs in the same shape, with a summary for each number', async () => {
		const { text } = await ask(OUTAGE, '--runs', '3', '--until', '90s', '--json');
		const data: unknown = JSON.parse(text);
		const found = shape(summary, record(summary)).parse(data);
		expect(found).toMatchObject({ runs: 3, seed: 1, variant: 'queued', until: 90_000_000 });
		const {
			mean,
			spread: none,
			low,
			high,
		} = found.queues['mail']!['published'] as z.infer<typeof summary>;
		expect([mean, none, low, high]).toEqual([71, 0, 71, 71]);
	});
});

describe('many runs', () => {
	test('have mean, spread and interval of every number that is ever more than 0', async () => {
		const { code, text } = await ask(SYNC, '--runs', '5', '--until', '20s');
		expect(code).toBe(0);
		expect(timeless(text)).toMatchInlineSnapshot(`
			"
			Sync or queued (sync-or-queued) · variant synchronous · 5 runs, seeds 83 to 87 ·
			  rabbitmq-quorum-4.0 · until 20 s · edition … ·
			  hash …

			Consumers: counters  mean  spread  95 % from     to  smallest  largest
			  handled            94.4    3.44       90.1   98.7        89       97
			  wasted             17.4      14    -0.0381   34.8         8       42
			  refused             0.8    1.79      -1.42   3.02         0        4
			  crashes             0.2   0.447     -0.355  0.755         0        1
			  lostInside            5    11.2      -8.88   18.9         0       25
			  utilisation        96 %     3 %       91 %  100 %      90 %     98 %
			  line mean          9.73    1.64       7.69   11.8      8.34     11.9
			  line max           19.6     2.3       16.7   22.5        18       23

			Producers: checkout    mean   spread  95 % from      to  smallest  largest
			  arrived               119     4.77        113     125       111      123
			  answered               77     14.8       58.6    95.4        51       88
			  gaveUp                6.6     2.61       3.36    9.84         3       10
			  timedOut             15.6     14.3      -2.14    33.3         8       41
			  failed                5.6     12.5      -9.95    21.1         0       28
			  completed              77     14.8       58.6    95.4        51       88
			  open                 13.8     8.44       3.32    24.3         1       23
			  wait count             77     14.8       58.6    95.4        51       88
			  wait mean          2.02 s   238 ms     1.72 s  2.31 s    1.86 s   2.43 s
			  wait p50           2.09 s   287 ms     1.73 s  2.45 s    1.91 s   2.59 s
			  wait p95           2.97 s  76.4 ms     2.87 s  3.06 s    2.88 s   3.03 s
			  wait p99           3.11 s  25.3 ms     3.08 s  3.14 s    3.08 s   3.14 s
			  wait max           3.11 s  25.3 ms     3.08 s  3.14 s    3.08 s   3.14 s
			  completion count       77     14.8       58.6    95.4        51       88
			  completion mean    2.02 s   238 ms     1.72 s  2.31 s    1.86 s   2.43 s
			  completion p50     2.09 s   287 ms     1.73 s  2.45 s    1.91 s   2.59 s
			  completion p95     2.97 s  76.4 ms     2.87 s  3.06 s    2.88 s   3.03 s
			  completion p99     3.11 s  25.3 ms     3.08 s  3.14 s    3.08 s   3.14 s
			  completion max     3.11 s  25.3 ms     3.08 s  3.14 s    3.08 s   3.14 s

			Claims
			  ✗ services.counters.crashes is at least 1 in 80 % of runs
			    kept by 1 of 5: 0 to 1, median 0
			  ✓ producers.checkout.gaveUp is at least 1 in 95 % of runs
			    kept by 5 of 5: 3 to 10, median 6
			  3 about other variants: see --variant"
		`);
	});

	test('of one seed are that run', async () => {
		const [one, many] = await Promise.all([
			ask(SYNC, '--json', '--seed', '9'),
			ask(SYNC, '--json', '--seed', '9', '--runs', '1'),
		]);
		const [a, b] = [one, many].map(({ text }) => JSON.parse(text) as Record<string, unknown>);
		expect(b!['hash']).toBe(a!['hash']);
		expect(b!['claims']).toEqual(a!['claims']);
	});
});

describe('--events', () => {
	test('is every event, one a line, and the run that it is from', async () => {
		const { text } = await ask(rail(), '--events', '--until', '2s');
		expect(timeless(text)).toMatchInlineSnapshot(`
			"
			    0.000000 RESIZED            desk       -      -         1
			    1.000000 ARRIVED            shop       1      -         0
			    1.000000 PUBLISHED          orders     1     m0         1
			    1.000000 DELIVERED          orders     1     m0         0
			    1.000000 STARTED            desk       1     m0         0
			    1.000000 ANSWERED           shop       1      -         0
			    1.800000 FINISHED           desk       1     m0    800000
			    1.800000 ACKED              orders     1     m0    800000
			    1.800000 COMPLETED          shop       1      -    800000
			    2.000000 ARRIVED            shop       2      -         0
			    2.000000 PUBLISHED          orders     2     m1         1
			    2.000000 DELIVERED          orders     2     m1         0
			    2.000000 STARTED            desk       2     m1         0
			    2.000000 ANSWERED           shop       2      -         0"
		`);
		const { text: json } = await ask(rail(), '--events', '--until', '2s', '--json');
		const events = json.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(events).toHaveLength(text.split('\n').length);
		expect(events.map(({ n }) => n)).toEqual(events.map((_, i) => i));
		for (const { event } of events) expect(EVENT_NAMES).toContain(event);
		expect(events[2]).toEqual({
			t: 1_000_000,
			n: 2,
			event: 'PUBLISHED',
			node: 'orders',
			order: 1,
			message: 0,
			value: 1,
		});
	});

	test('goes on only as fast as it is read', async () => {
		let [most, bytes] = [0, 0];
		const slow: Writable = new Writable({
			highWaterMark: 1024,
			write(chunk: Buffer, _encoding, done) {
				most = Math.max(most, slow.writableLength);
				bytes += chunk.length;
				setImmediate(done);
			},
		});
		const out = outputTo(slow);
		const subject = subjectOf(wishesOf(argumentsOf([rail(), '--until', '10h'])));
		await eventLines(subject, false, out);
		await out.flush();
		expect(bytes).toBeGreaterThan(10_000_000);
		// One portion of lines is under way at a time, of all that there are.
		expect(most).toBeLessThan(100_000);
	});

	test('ends quietly when whoever reads has had enough', async () => {
		const args = [SYNC, '--events', '--until', '100h'];
		const { code, stderr, stdout } = await command(args, { reads: 1000 });
		expect(stdout.length).toBeGreaterThan(1000);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	});
});

describe('--message', () => {
	test('is the life of one order, a sentence a line', async () => {
		const { text } = await ask(OUTAGE, '--message', '48');
		expect(timeless(text)).toMatchInlineSnapshot(`
			"
			One minute without the mailer (mailer-outage) · variant queued · seed 1 ·
			  rabbitmq-quorum-4.0 · until 420 s · edition …

			Order 048
			     60.000 s  The order arrives at checkout.
			     60.150 s  Message 47 is published to mail, as the only open job of the order.
			     60.150 s  Checkout answers the customer, who waited 150 ms.
			    120.000 s  Mail hands message 47 out, after 59.9 s.
			    120.000 s  Mailer starts work, in slot 1.
			    121.000 s  Mailer has finished, after 1.0 s of work.
			    121.000 s  Mailer has done “mail” for the order, 61.0 s after the click.
			    121.000 s  Message 47 is acknowledged and forgotten by mail, 60.9 s after it was published.
			    121.000 s  All jobs of the order are done, 61.0 s after the click."
		`);
		const { text: json } = await ask(OUTAGE, '--message', '48', '--json');
		const life = JSON.parse(json) as { order: number; events: { sentence: string }[] };
		expect(life.order).toBe(48);
		expect(life.events.at(-1)?.sentence).toBe(
			'All jobs of the order are done, 61.0 s after the click.',
		);
	});
});

describe('--compare and --against', () => {
	test('say where two runs part, whose fate differs, and which numbers', async () => {
		const { text } = await ask(OUTAGE, '--compare', 'synchronous');
		expect(timeless(text)).toMatchInlineSnapshot(`
			"
			A  One minute without the mailer (mailer-outage) · variant queued · seed 1 ·
			     rabbitmq-quorum-4.0 · until 420 s · edition … ·
			     hash …
			B  One minute without the mailer (mailer-outage) · variant synchronous ·
			     seed 1 · rabbitmq-quorum-4.0 · until 420 s · edition … ·
			     hash …

			They part at 1.400 s
			  A  1.400 s  order 001: Message 0 is published to mail, as the only open job of the order.
			  B  1.400 s  order 001: Mailer is called; 1 call is open there.

			Orders
			  336 in both, 48 of them with another fate
			  48  A answered, all done, mail once
			      B answered, all done, no mail
			     048, 049, 050, 051, 052, 053, 054, 055, 056, 057, and 38 more

			Numbers that differ
			                                           A       B
			  producers.checkout.wait.mean        150 ms  1.01 s
			  producers.checkout.wait.p50         150 ms  1.15 s
			  producers.checkout.wait.p95         150 ms  1.15 s
			  producers.checkout.wait.p99         150 ms  1.15 s
			  producers.checkout.wait.max         150 ms  1.15 s
			  producers.checkout.completion.mean  22.6 s  1.01 s
			  producers.checkout.completion.p50   19.3 s  1.15 s
			  producers.checkout.completion.p95     57 s  1.15 s
			  producers.checkout.completion.p99   60.3 s  1.15 s
			  producers.checkout.completion.max     61 s  1.15 s
			  queues.mail.published                  335       0
			  queues.mail.delivered                  335       0
			  queues.mail.acked                      335       0
			  queues.mail.emptyAt                  355 s     0 s
			  queues.mail.depth.mean                17.1       0
			  queues.mail.depth.max                   48       0
			  queues.mail.wait.count                 335       0
			  queues.mail.wait.mean               21.5 s     0 s
			  queues.mail.wait.p50                18.1 s     0 s
			  queues.mail.wait.p95                55.9 s     0 s
			  queues.mail.wait.p99                59.1 s     0 s
			  queues.mail.wait.max                59.9 s     0 s
			  queues.mail.sojourn.count              335       0
			  queues.mail.sojourn.mean            22.5 s     0 s
			  queues.mail.sojourn.p50             19.1 s     0 s
			  queues.mail.sojourn.p95             56.9 s     0 s
			  queues.mail.sojourn.p99             60.1 s     0 s
			  queues.mail.sojourn.max             60.9 s     0 s
			  services.mailer.handled                335     287
			  services.mailer.refused                  0      48
			  services.mailer.utilisation           80 %    68 %
			  services.mailer.line.max                 0       1
			  effects.mail.actual                    335     287
			  effects.mail.delay.count               335     287
			  effects.mail.delay.mean             22.6 s  1.15 s
			  effects.mail.delay.p50              19.3 s  1.15 s
			  effects.mail.delay.p95                57 s  1.15 s
			  effects.mail.delay.p99              60.3 s  1.15 s
			  effects.mail.delay.max                61 s  1.15 s"
		`);
	});

	test('find nothing where nothing is different', async () => {
		const { text } = await ask(
			rail(),
			'--set',
			'services.desk.slots=2',
			'--against',
			'services.desk.slots=2',
		);
		expect(text).toContain('The two runs are the same, event for event.');
		const { text: json } = await ask(rail(), '--compare', 'one', '--json');
		expect(JSON.parse(json)).toMatchObject({
			parting: null,
			metrics: {},
			orders: { different: 0 },
		});
	});

	test('set values over those of the first run, for the second alone', async () => {
		const { text } = await ask(
			...[rail(), '--set', 'services.desk.slots=2', '--json'],
			...[
				'--against',
				'services.desk.work.mean=30s',
				'--against',
				'producers.shop.arrivals.rate=2/s',
			],
		);
		const { first, second, parting, orders } = JSON.parse(text) as Record<
			string,
			Record<string, unknown>
		>;
		expect(first!['set']).toEqual({ 'services.desk.slots': 2 });
		expect(second!['set']).toEqual({
			'services.desk.slots': 2,
			'services.desk.work.mean': 30_000_000,
			'producers.shop.arrivals.rate': 2,
		});
		expect(parting).toMatchObject({ t: 500_000, first: { t: 1_000_000 }, second: { order: 1 } });
		expect(orders).toMatchObject({ inBoth: 60, onlyFirst: 0, onlySecond: 60 });
	});
});

describe('as a person runs it', () => {
	test('its output is clean, and nothing is said beside it', async () => {
		const file = 'content/scenarios/sync-or-queued.yaml';
		const asked = [file, '--runs', '2', '--json'];
		const [direct, npm, from] = await Promise.all([
			command(asked),
			command(['simulate', ...asked], { script: 'src/tooling/run.mjs' }),
			command(['scenarios/sync-or-queued.yaml', ...asked.slice(1)], {
				env: { INIT_CWD: path.join(ROOT, 'content') },
			}),
		]);
		expect(npm).toEqual(direct);
		expect(direct).toMatchObject({ code: 0, stderr: '' });
		expect(JSON.parse(direct.stdout)).toMatchObject({ runs: 2 });
		// A name is also understood from the folder in which npm was called.
		expect(from).toEqual(direct);
	});

	test('its mistakes go to stderr, without a stack trace, with their exit codes', async () => {
		const [content, usage] = await Promise.all([
			command(['simulate', 'nowhere.yaml'], { script: 'src/tooling/run.mjs' }),
			command(['simulate', '--sede', '1'], { script: 'src/tooling/run.mjs' }),
		]);
		expect(content).toEqual({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/^The file “nowhere.yaml” does not exist\. [^\n]*\n$/),
		});
		expect(usage).toEqual({
			code: 2,
			stdout: '',
			stderr:
				'There is no flag --sede. Did you mean --seed?\n`npm run -s simulate -- --help` explains all flags.\n',
		});
	});

	test('is described in the README by a command that is there', () => {
		const scripts = (
			JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
				scripts: Record<string, string>;
			}
		).scripts;
		expect(scripts['simulate']).toBe('node src/tooling/run.mjs simulate');
		expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain('npm run -s simulate');
	});
});
