import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editionOf, EVENT, SimulationError, valueAt, withValue } from '#simulation';
import { agenda, drop, entryAt, schedule } from '../../../src/simulation/agenda.ts';
import { at, fifo, insertSorted, push, remove, shift } from '../../../src/simulation/fifo.ts';
import {
	close,
	copyOfLedger,
	enter,
	find,
	isOpen,
	ledger,
	peek,
	type Row,
	rowOf,
} from '../../../src/simulation/ledger.ts';
import { IN } from '../../../src/simulation/meters.ts';
import { exp, ln } from '../../../src/simulation/pinned-math.ts';
import { drawWork, seedOf, stream, uniform } from '../../../src/simulation/random.ts';
import { add, samples } from '../../../src/simulation/samples.ts';
import { spreadOf } from '../../../src/simulation/spread.ts';
import { copyOf } from '../../../src/simulation/state.ts';
import { counters } from '../../fixtures/scenarios.ts';

describe('the agenda', () => {
	test('gives entries by time, then class, then the order they came in', () => {
		const entries = fc.array(fc.record({ time: fc.nat(20), priority: fc.nat(4) }), {
			maxLength: 200,
		});
		fc.assert(
			fc.property(entries, (list) => {
				const it = agenda();
				list.forEach(({ time, priority }, i) => schedule(it, time, priority, i, 0, 0, 0));
				const got: number[] = [];
				for (; it.size > 0; drop(it)) got.push(entryAt(it, 0).node);
				const expected = list
					.map((entry, i) => ({ ...entry, i }))
					.sort((a, b) => a.time - b.time || a.priority - b.priority || a.i - b.i)
					.map(({ i }) => i);
				expect(got).toEqual(expected);
			}),
		);
	});

	test('keeps whom an entry wakes, for what and with what', () => {
		const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
		const node = fc.integer({ min: -1, max: 2 ** 15 - 1 });
		const entry = fc.record({ time: fc.nat(), node, op: fc.nat(15), a: int, b: int });
		fc.assert(
			fc.property(entry, (written) => {
				const it = agenda();
				const { time, op, a, b } = written;
				schedule(it, time, 4, written.node, op, a, b);
				expect(entryAt(it, 0)).toEqual(written);
			}),
		);
	});
});

test('a meter has room for every kind of event before the rest of what it measures', () => {
	expect(Math.max(...Object.values(EVENT))).toBeLessThan(IN.LEVEL);
});

describe('a fifo', () => {
	test('behaves as an array does', () => {
		const doings = fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { maxLength: 100 });
		fc.assert(
			fc.property(doings, (list) => {
				const it = fifo();
				let model: number[] = [];
				for (const [what, value] of list) {
					if (what < 2) {
						push(it, value);
						model.push(value);
					} else if (what === 2 && model.length > 0) {
						expect(shift(it)).toBe(model.shift());
					} else {
						const i = model.indexOf(value);
						expect(remove(it, value)).toBe(i >= 0);
						model = model.filter((_, j) => j !== i);
					}
				}
				expect(model.map((_, i) => at(it, i))).toEqual(model);
			}),
		);
	});

	test('keeps a rising list rising', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(50)), (list) => {
				const it = fifo();
				for (const value of list) insertSorted(it, value);
				expect(list.map((_, i) => at(it, i))).toEqual([...list].sort((a, b) => a - b));
			}),
		);
	});
});

test('a ledger keeps what is open while ids come and go', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(5), { maxLength: 300 }), (list) => {
			const it = ledger<Row>();
			const open = new Map<number, object>();
			for (const what of list) {
				const some = [...open.keys()][what];
				if (what < 3 || some === undefined) {
					const row = enter(it, { id: it.next, age: it.age });
					open.set(row.id, row);
				} else {
					close(it, some);
					open.delete(some);
					expect(isOpen(it, some)).toBe(false);
				}
			}
			for (const [id, row] of open) expect(find(it, id)).toBe(row);
			expect(find(it, it.next)).toBe(undefined);
		}),
	);
});

test('a ledger has no more room than what is open needs, and takes no id for another', () => {
	const it = ledger<Row>();
	const row = () => enter(it, { id: it.next, age: it.age });
	for (let i = 0; i < 1_000; i++) {
		const { id } = row();
		if (i >= 15) close(it, id - 15);
	}
	row();
	expect([it.rows.length, it.next - it.first]).toEqual([16, 16]);
	expect(find(it, it.first)?.id).toBe(it.first);
	expect([find(it, it.next), find(it, it.first - 1), find(it, it.next + 1)]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	row();
	expect([it.rows.length, it.next - it.first]).toEqual([32, 17]);
	expect(find(it, it.first)?.id).toBe(it.first);
});

test('a ledger and a copy of it share rows until one side takes one to write to', () => {
	const it = ledger<Row & { turn: number }>();
	for (let id = 0; id < 20; id++) enter(it, { id, age: it.age, turn: 0 });
	close(it, 3);
	const own = rowOf(it, 5);
	expect(rowOf(it, 5)).toBe(own);
	it.age++;
	const copy = copyOfLedger(it);
	expect(peek(copy, 5)).toBe(own);
	expect(peek(copy, 3)).toBe(undefined);
	rowOf(it, 5).turn = 1;
	const other = find(copy, 7);
	if (other) other.turn = 2;
	expect([peek(it, 5)?.turn, peek(copy, 5)?.turn, own.turn]).toEqual([1, 0, 0]);
	expect([peek(it, 7)?.turn, peek(copy, 7)?.turn]).toEqual([0, 2]);
	expect(rowOf(it, 5)).toBe(peek(it, 5));
	close(copy, 5);
	enter(copy, { id: 20, age: copy.age, turn: 3 });
	expect([peek(it, 5)?.turn, peek(it, 20)]).toEqual([1, undefined]);
	expect([peek(copy, 5), peek(copy, 20)?.turn]).toEqual([undefined, 3]);
});

describe('pinned functions', () => {
	test('agree with the engine’s to the last bit but one', () => {
		const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
		fc.assert(
			fc.property(positive, (x) => {
				expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(Math.abs(Math.log(x)) * 2.3e-16);
			}),
			{ numRuns: 1000 },
		);
		fc.assert(
			fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
				expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(4.5e-16);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('draws', () => {
	const mean = (work: Parameters<typeof drawWork>[0], n = 200_000) => {
		const base = seedOf(1, 'work');
		let sum = 0;
		let squares = 0;
		for (let key = 0; key < n; key++) {
			const x = drawWork(work, base, key);
			sum += x;
			squares += x * x;
		}
		return { mean: sum / n, sd: Math.sqrt(squares / n - (sum / n) ** 2), n };
	};

	test.each([
		['exponential', { kind: 'exponential', mean: 1_000_000 } as const, 1_000_000, 1_000_000],
		[
			'uniform',
			{ kind: 'uniform', from: 0, to: 1_000_000 } as const,
			500_000,
			1_000_000 / Math.sqrt(12),
		],
		['lognormal', { kind: 'lognormal', mean: 2_000_000, cv: 0.3 } as const, 2_000_000, 600_000],
	])('%s has the mean and the spread it says, within four standard errors', (_, work, m, sd) => {
		const seen = mean(work);
		expect(Math.abs(seen.mean - m)).toBeLessThan((4 * sd) / Math.sqrt(seen.n));
		expect(seen.sd / sd).toBeGreaterThan(0.97);
		expect(seen.sd / sd).toBeLessThan(1.03);
	});

	test('streams of other names or seeds have nothing in common', () => {
		const first = (seed: number, name: string) => uniform(stream(seed, name));
		const seen = new Set<number>();
		for (let seed = 0; seed < 200; seed++)
			for (const name of ['a', 'b', 'ab']) seen.add(first(seed, name));
		expect(seen.size).toBe(600);
	});
});

describe('the spread of times', () => {
	test('is exact for few and within one per cent for many', () => {
		const few = samples();
		for (const value of [5, 1, 4, 2, 3]) add(few, value);
		expect(spreadOf(few)).toEqual({ count: 5, mean: 3, p50: 3, p95: 5, p99: 5, max: 5 });
		const many = samples();
		const values = stream(3, 'values');
		const all: number[] = [];
		for (let i = 0; i < 150_000; i++) {
			const value = Math.round(uniform(values) ** 3 * 1e8);
			add(many, value);
			all.push(value);
		}
		all.sort((a, b) => a - b);
		const spread = spreadOf(many);
		for (const [name, share] of [
			['p50', 0.5],
			['p95', 0.95],
			['p99', 0.99],
		] as const) {
			const exact = all[Math.ceil(share * all.length) - 1] as number;
			expect(Math.abs(spread[name] / exact - 1)).toBeLessThan(0.01);
		}
		expect(spread.max).toBe(all.at(-1));
	});

	/** So many times a short one, and then others. */
	const filled = (count: number, short: number, ...others: number[]) => {
		const it = samples();
		for (let i = 0; i < count; i++) add(it, short);
		for (const value of others) add(it, value);
		return it;
	};

	test('is exact up to a hundred thousand, and in the middle of a bin after that', () => {
		expect(spreadOf(filled(100_000, 1_001)).p50).toBe(1_001);
		expect(spreadOf(filled(100_001, 1_001, 5_000)).p50).toBe(1_002);
		expect(spreadOf(filled(100_001, 128, 5_000)).p50).toBe(128);
		expect(spreadOf(filled(100_001, 127, 5_000)).p50).toBe(127);
		expect(spreadOf(filled(100_001, 0, 5_000)).p50).toBe(0);
		expect(spreadOf(filled(100_001, 1_001)).p50, 'not above the longest').toBe(1_001);
	});

	test('is as good for times of hours, and the same when it is asked for twice', () => {
		for (const hours of [0.5, 0.6, 1, 7, 100]) {
			const long = hours * 3_600e6;
			const it = filled(100_001, long, 2 * long);
			expect(Math.abs(spreadOf(it).p50 / long - 1)).toBeLessThan(0.005);
			expect(spreadOf(it)).toEqual(spreadOf(it));
		}
		const edge = 2 ** 31;
		for (const value of [edge - 1, edge, edge + 1]) {
			expect(Math.abs(spreadOf(filled(100_001, value, 2 * edge)).p50 / value - 1)).toBeLessThan(
				0.005,
			);
		}
	});

	test('of nothing is nought', () => {
		expect(spreadOf(samples())).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
	});

	test('of a copy is not changed by what comes later', () => {
		for (const count of [3, 8, 1_024, 1_500, 100_000, 100_002]) {
			const it = filled(count, 10);
			const copy = copyOf(it);
			const before = spreadOf(it);
			for (let i = 0; i < 3; i++) add(it, 9_000_000);
			expect(spreadOf(copy)).toEqual(before);
			for (let i = 0; i < 3; i++) add(copy, 9_000_000);
			expect(spreadOf(copy)).toEqual(spreadOf(it));
		}
	});
});

describe('a path', () => {
	test('reaches what can be set, and names the nearest word when it does not', () => {
		expect(valueAt(counters, 'services.counters.slots')).toBe(2);
		const hints = (path: string, value?: number | string) => {
			try {
				if (value === undefined) valueAt(counters, path);
				else withValue(counters, path, value);
			} catch (error) {
				if (error instanceof SimulationError) return `${error.message}: ${error.hint}`;
			}
			return 'no error';
		};
		expect(hints('services.counter.slots')).toBe(
			'“services.counter.slots” does not exist: did you mean “services.counters”?',
		);
		expect(hints('service.counters.slots')).toBe(
			'“service.counters.slots” does not exist: did you mean “services”?',
		);
		expect(hints('services.counters')).toBe(
			'“services.counters” is not a single value: go on to one of its parts: services.counters.label, services.counters.slots, services.counters.work, services.counters.consumes, services.counters.prefetch, services.counters.sessions, services.counters.effect',
		);
		expect(hints('services.counters.slots', 'many')).toBe(
			'“services.counters.slots” cannot be "many": it is a number, now 2',
		);
		expect(hints('services.counters.slots', 0)).toBe(
			'“services.counters.slots” cannot be 0: a whole number from 1',
		);
		expect(hints('producers.checkout.plan', 'queue')).toBe(
			'“producers.checkout.plan” cannot be “queue”: did you mean “queued”?',
		);
		expect(hints('producers.checkout.label', 'Till')).toBe(
			'“producers.checkout.label” cannot be set: numbers can, the name of a plan, and profile, overflow, jitter, ack, how, does, when, commit, from',
		);
	});

	test('set leaves the scenario it came from as it was', () => {
		const other = withValue(counters, 'services.counters.slots', 5);
		expect([
			valueAt(other, 'services.counters.slots'),
			valueAt(counters, 'services.counters.slots'),
		]).toEqual([5, 2]);
	});
});

describe('an edition', () => {
	test('changes with what can change a run, and with nothing else', () => {
		const edition = editionOf(counters);
		expect(edition).toMatch(/^[0-9a-f]{12}$/);
		expect(editionOf({ ...counters, title: 'Another', summary: 'x', marks: [] })).toBe(edition);
		expect(editionOf(withValue(counters, 'services.counters.slots', 3))).not.toBe(edition);
	});
});
