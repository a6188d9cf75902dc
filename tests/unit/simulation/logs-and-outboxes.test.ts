import { describe, expect, test } from 'vitest';
import type { Backoff } from '#schemas';
import { type Action, advance, EVENT_NAMES, observe, start } from '#simulation';
import { delayOf } from '../../../src/simulation/backoff.ts';
import { run, scenario, web } from '../../fixtures/scenarios.ts';

type Scenario = ReturnType<typeof scenario>;

/** What happens of some kinds: seconds, kind, order and value. */
function log(of: Scenario, kinds: string, actions: readonly Action[] = []): string[] {
	const wanted = kinds.split(' ');
	const lines: string[] = [];
	advance(start(run(of, { actions })), of.until, {
		event(t, _n, kind, _node, _message, order, value) {
			const name = EVENT_NAMES[kind] as string;
			if (!wanted.includes(name)) return;
			lines.push(`${t / 1e6} ${name}${order < 0 ? '' : ` ${order + 1}`} (${value})`);
		},
	});
	return lines;
}
/** The same without the values. */
const plainLog = (...args: Parameters<typeof log>) =>
	log(...args).map((line) => line.replace(/ \(.*/, ''));

/** Records at the given moments on one tape, read by one reader of one second. */
function tape(times: readonly string[], reads: object = {}, more: Record<string, unknown> = {}) {
	const { service = {}, log: of = {}, ...rest } = more as { service?: object; log?: object };
	return scenario({
		producers: web(times, { publish: 'tape' }),
		logs: { tape: { label: 'Tape', ...of } },
		services: {
			reader: { label: 'Reader', work: '1s', reads: { log: 'tape', ...reads }, ...service },
		},
		...rest,
	});
}
const KINDS = 'APPENDED READ COMMITTED FINISHED';

describe('a log', () => {
	test('is read record after record, and the place is noted after the work or before', () => {
		expect(plainLog(tape(['1s', '1.1s']), KINDS)).toEqual([
			'1 APPENDED 1',
			'1 READ 1',
			'1.1 APPENDED 2',
			'2 FINISHED 1',
			'2 COMMITTED 1',
			'2 READ 2',
			'3 FINISHED 2',
			'3 COMMITTED 2',
		]);
		expect(plainLog(tape(['1s'], { commit: 'before' }), 'READ COMMITTED FINISHED')).toEqual([
			'1 READ 1',
			'1 COMMITTED 1',
			'2 FINISHED 1',
		]);
	});

	test('is read to its end by who notes the place before the work, also with several hands and failures', () => {
		const times = Array.from({ length: 30 }, (_, i) => `${i + 1}s`);
		const read = (service: object) =>
			plainLog(
				tape(times, { commit: 'before' }, { service, until: '200s' }),
				'READ FINISHED JOB_FAILED',
			);
		const all = read({});
		expect(all.filter((line) => line.includes('READ'))).toHaveLength(30);
		expect(all.filter((line) => line.includes('FINISHED'))).toHaveLength(30);
		const slow = read({ work: '3s', concurrency: 2 });
		expect(slow.slice(0, 4)).toEqual(['1 READ 1', '2 READ 2', '4 FINISHED 1', '4 READ 3']);
		expect(slow.filter((line) => line.includes('FINISHED'))).toHaveLength(30);
		const failing = read({ fails: { poison: [3], does: 'requeue' } });
		expect(
			failing.filter((line) => line.includes('READ')),
			'none is read twice',
		).toHaveLength(30);
		expect(failing.filter((line) => line.includes('FINISHED'))).toHaveLength(29);
	});

	test('is read again from the noted place after a crash', () => {
		const faults = [{ at: '1.5s', crash: 'reader', for: '1s' }];
		expect(plainLog(tape(['1s', '1.1s'], {}, { faults }), 'READ COMMITTED')).toEqual([
			'1 READ 1',
			'2.5 READ 1',
			'3.5 COMMITTED 1',
			'3.5 READ 2',
			'4.5 COMMITTED 2',
		]);
		const before = tape(['1s', '1.1s'], { commit: 'before' }, { faults });
		expect(plainLog(before, 'READ FINISHED'), 'the first is lost').toEqual(['1 READ 1', '2.5 READ 2', '3.5 FINISHED 2']); // prettier-ignore
	});

	test('gives a reader who comes late everything, or only what is new', () => {
		const late = { service: { opens: '5s' } };
		expect(plainLog(tape(['1s', '2s', '6s'], { from: 'start' }, late), 'READ')).toEqual(['5 READ 1', '6 READ 2', '7 READ 3']); // prettier-ignore
		expect(plainLog(tape(['1s', '2s', '6s'], { from: 'end' }, late), 'READ')).toEqual(['6 READ 3']);
	});

	test('goes on where a reader was, however often it comes', () => {
		const faults = [{ at: '3s', crash: 'reader', for: '2s' }];
		expect(plainLog(tape(['1s', '4s'], { from: 'end' }, { faults }), 'READ')).toEqual(['1 READ 1', '5 READ 2']); // prettier-ignore
	});

	test('is read from its oldest record again after a rewind', () => {
		const actions: Action[] = [{ at: 10_000_000, do: 'rewind', target: 'reader' }];
		expect(plainLog(tape(['1s', '2s']), 'READ', actions)).toEqual(['1 READ 1', '2 READ 2', '10 READ 1', '11 READ 2']); // prettier-ignore
		const short = tape(['1s', '6s'], {}, { log: { retention: '6s' } });
		expect(plainLog(short, 'READ TRIMMED', actions)).toEqual(['1 READ 1', '6 READ 2', '7 TRIMMED 1', '10 READ 2', '12 TRIMMED 2']); // prettier-ignore
	});

	test('drops what is too old, read or not, and a reader goes on after it', () => {
		const of = tape(
			['1s', '1s', '4s'],
			{},
			{ log: { retention: '2s' }, service: { opens: '3.5s' } },
		);
		expect(plainLog(of, 'READ TRIMMED')).toEqual(['3 TRIMMED 1', '3 TRIMMED 2', '4 READ 3', '6 TRIMMED 3']); // prettier-ignore
		const sim = start(run(of));
		advance(sim, 5_000_000);
		const [view] = observe(sim).others;
		expect(view).toMatchObject({
			kind: 'log',
			id: 'tape',
			label: 'Tape',
			up: true,
			partitions: [{ base: 2, end: 3, tail: [3] }],
			groups: [{ service: 0, next: [3], owners: [0], paused: false }],
		});
	});

	test('that is down refuses, gives nothing out, and goes on when it is back', () => {
		const faults = [{ at: '2.5s', crash: 'tape', for: '3s' }];
		expect(plainLog(tape(['1s', '1.1s', '3s', '7s'], {}, { faults, service: { work: '2s' } }), `${KINDS} REJECTED DOWN UP`)).toEqual([
			'1 APPENDED 1',
			'1 READ 1',
			'1.1 APPENDED 2',
			'2.5 DOWN',
			'3 FINISHED 1',
			'3 COMMITTED 1',
			'3 REJECTED 3',
			'5.5 UP',
			'5.5 READ 2',
			'7 APPENDED 4',
			'7.5 FINISHED 2',
			'7.5 COMMITTED 2',
			'7.5 READ 4',
			'9.5 FINISHED 4',
			'9.5 COMMITTED 4',
		]); // prettier-ignore
	});

	test('that is down until somebody brings it back, and down only once', () => {
		const crash = (at: number): Action => ({ at: at * 1e6, do: 'crash', target: 'tape' });
		const recover = (at: number): Action => ({ at: at * 1e6, do: 'recover', target: 'tape' });
		const actions = [crash(2), crash(3), recover(5), recover(6)];
		expect(plainLog(tape(['59s']), 'DOWN UP', actions)).toEqual(['2 DOWN', '5 UP']);
		const faults = [{ at: '1s', crash: 'tape', for: '4s' }];
		expect(plainLog(tape(['59s'], {}, { faults }), 'DOWN UP', [recover(2), crash(3)]), 'the fault is over, another lasts').toEqual(['1 DOWN', '2 UP', '3 DOWN']); // prettier-ignore
	});

	test('is shared by its readers part by part, and nobody reads while it is dealt out anew', () => {
		const many = (more: object) =>
			tape(
				Array.from({ length: 12 }, (_, i) => `${i * 100}ms`),
				{ rebalance: '2s' },
				{ log: { partitions: 4 }, service: { slots: 2, work: '100ms' }, ...more },
			);
		const readers = (of: Scenario) => [
			...new Set(log(of, 'READ').map((line) => line.slice(-2, -1))),
		];
		expect(readers(many({})).sort()).toEqual(['0', '1']);
		const falls = many({ faults: [{ at: '500ms', crash: 'reader.1', for: '10s' }] });
		const rebalanced = log(falls, 'REBALANCED').map((line) => line.replace(' REBALANCED', ''));
		expect(rebalanced).toEqual(['2.5 (1)', '12.5 (2)']);
		const times = plainLog(falls, 'READ').map((line) => Number(line.split(' ')[0]));
		expect(times.filter((t) => t > 0.5 && t < 2.5)).toEqual([]);
		expect(times.some((t) => t >= 2.5)).toBe(true);
	});

	test('refuses a job for good by passing it over', () => {
		const service = { fails: { poison: [1], does: 'reject' } };
		expect(plainLog(tape(['1s', '1s'], {}, { service }), 'READ JOB_FAILED COMMITTED')).toEqual([
			'1 READ 1',
			'2 JOB_FAILED 1',
			'2 READ 2',
			'3 COMMITTED 2',
		]);
		const again = tape(['1s'], {}, { service: { fails: { poison: [1] } }, until: '4.5s', poster: '1s' }); // prettier-ignore
		expect(plainLog(again, 'READ')).toEqual(['1 READ 1', '2 READ 1', '3 READ 1', '4 READ 1']);
	});
});

describe('an outbox', () => {
	function box(times: readonly string[], more: Record<string, unknown> = {}) {
		const { box: of = {}, queue = {}, ...rest } = more as { box?: object; queue?: object };
		return scenario({
			producers: web(times, { store: 'box' }),
			queues: { orders: { label: 'Orders', ...queue } },
			services: { desk: { label: 'Desk', work: '1ms', consumes: 'orders', effect: 'mail' } },
			outboxes: { box: { label: 'Box', publishes: 'orders', every: '1s', mark: '100ms', ...of } },
			...rest,
		});
	}
	const STORED = 'STORED PUBLISHED MARKED COMPLETED DOWN UP REJECTED';

	test('keeps a row until the relay has published and marked it, at its own beat', () => {
		expect(log(box(['0.3s', '0.4s', '5.5s']), STORED)).toEqual([
			'0.3 STORED 1 (1)',
			'0.4 STORED 2 (2)',
			'1 PUBLISHED 1 (2)',
			'1 PUBLISHED 2 (2)',
			'1.1 MARKED 1 (1)',
			'1.1 COMPLETED 1 (800000)',
			'1.1 MARKED 2 (0)',
			'1.1 COMPLETED 2 (700000)',
			'5.5 STORED 3 (1)',
			'6 PUBLISHED 3 (2)',
			'6.1 MARKED 3 (0)',
			'6.1 COMPLETED 3 (600000)',
		]);
	});

	test('publishes no more than a batch at a time, and goes on at the next beat', () => {
		const times = ['0.1s', '0.1s', '0.1s', '0.1s', '0.1s'];
		expect(plainLog(box(times, { box: { batch: 2 } }), 'PUBLISHED')).toEqual([
			'1 PUBLISHED 1',
			'1 PUBLISHED 2',
			'2 PUBLISHED 3',
			'2 PUBLISHED 4',
			'3 PUBLISHED 5',
		]);
	});

	test('publishes again what it had not marked when it fell over', () => {
		const faults = [{ at: '1.05s', crash: 'box', for: '3s' }];
		expect(plainLog(box(['0.5s', '2s'], { faults }), STORED)).toEqual([
			'0.5 STORED 1',
			'1 PUBLISHED 1',
			'1.05 DOWN',
			'2 STORED 2',
			'4.05 UP',
			'5 PUBLISHED 1',
			'5 PUBLISHED 2',
			'5.1 MARKED 1',
			'5.1 COMPLETED 1',
			'5.1 MARKED 2',
			'5.1 COMPLETED 2',
		]);
	});

	test('stays down until somebody brings it back, and a fault that is over changes nothing more', () => {
		const crash = (at: number): Action => ({ at: at * 1e6, do: 'crash', target: 'box' });
		const recover = (at: number): Action => ({ at: at * 1e6, do: 'recover', target: 'box' });
		expect(plainLog(box(['0.5s']), 'DOWN UP PUBLISHED', [crash(0.6), crash(2), recover(5), recover(7)])).toEqual(['0.6 DOWN', '5 UP', '6 PUBLISHED 1']); // prettier-ignore
		const faults = [{ at: '0.6s', crash: 'box', for: '4s' }];
		expect(plainLog(box(['0.5s'], { faults }), 'DOWN UP PUBLISHED', [recover(0.7), crash(0.8)])).toEqual(['0.6 DOWN', '0.7 UP', '0.8 DOWN']); // prettier-ignore
	});

	test('waits with all rows behind one that is refused', () => {
		const faults = [{ at: '0.9s', crash: 'orders', for: '1.5s' }];
		expect(plainLog(box(['0.5s', '0.6s'], { faults }), 'PUBLISHED REJECTED')).toEqual([
			'1 REJECTED 1',
			'2 REJECTED 1',
			'3 PUBLISHED 1',
			'3 PUBLISHED 2',
		]);
	});

	test('can be seen with its first rows, and what is sent of them', () => {
		const sim = start(
			run(
				box(
					Array.from({ length: 30 }, () => '0.5s'),
					{ box: { batch: 7 } },
				),
				{},
			),
		);
		advance(sim, 600_000);
		expect(observe(sim).others).toEqual([
			{
				kind: 'outbox',
				id: 'box',
				label: 'Box',
				up: true,
				waiting: 30,
				sent: 0,
				head: Array.from({ length: 24 }, (_, i) => i + 1),
			},
		]);
		advance(sim, 1_050_000);
		expect(observe(sim).others[0]).toMatchObject({ waiting: 30, sent: 7 });
	});
});

describe('a delay before the next attempt', () => {
	const delays = (backoff: Partial<Backoff>, key = 3) => {
		const seen: number[] = [];
		for (let attempt = 1; attempt <= 6; attempt++) {
			const it = { kind: 'exponential', base: 1000, jitter: 'none', ...backoff } as Backoff;
			seen.push(delayOf(it, 7, key, attempt, seen.at(-1) ?? 0));
		}
		return seen;
	};

	test('stays, grows by as much each time or doubles, up to the most', () => {
		expect(delays({ kind: 'fixed' })).toEqual([1000, 1000, 1000, 1000, 1000, 1000]);
		expect(delays({ kind: 'linear' })).toEqual([1000, 2000, 3000, 4000, 5000, 6000]);
		expect(delays({})).toEqual([1000, 2000, 4000, 8000, 16000, 32000]);
		expect(delays({ max: 5000 })).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
		expect(delays({ kind: 'linear', max: 2500 })).toEqual([1000, 2000, 2500, 2500, 2500, 2500]);
		const late = delayOf({ kind: 'exponential', base: 1, jitter: 'none' }, 7, 3, 2000, 0);
		expect([Number.isSafeInteger(late), late > 2 ** 51]).toEqual([true, true]);
	});

	test('is drawn from all of it, or from its upper half', () => {
		const keys = Array.from({ length: 300 }, (_, key) => key);
		const third = (jitter: Backoff['jitter']) =>
			keys.map((key) => delays({ jitter }, key)[2] as number);
		const [full, equal] = [third('full'), third('equal')];
		expect(Math.min(...full)).toBeLessThan(100);
		expect(Math.max(...full)).toBeGreaterThan(3900);
		expect(Math.max(...full)).toBeLessThanOrEqual(4000);
		expect(Math.min(...equal)).toBeGreaterThanOrEqual(2000);
		expect(Math.min(...equal)).toBeLessThan(2050);
		expect(Math.max(...equal)).toBeGreaterThan(3950);
		expect(Math.max(...equal)).toBeLessThanOrEqual(4000);
	});

	test('may be anything between the base and three times the last', () => {
		for (let key = 0; key < 100; key++) {
			const seen = delays({ jitter: 'decorrelated', max: 20_000 }, key);
			seen.forEach((it, i) => {
				expect(it).toBeGreaterThanOrEqual(1000);
				expect(it).toBeLessThanOrEqual(Math.min(20_000, 3 * (seen[i - 1] ?? 1000)));
			});
		}
		const widest = Array.from({ length: 300 }, (_, key) => delays({ jitter: 'decorrelated' }, key)[0] as number); // prettier-ignore
		expect(Math.max(...widest)).toBeGreaterThan(2950);
		expect(Math.min(...widest)).toBeLessThan(1050);
	});
});
