import { beforeEach, describe, expect, test } from 'vitest';
import type { TimeSource } from '#player';
import { Playback } from '#player/playback';
import { scenario } from '../../fixtures/scenarios.ts';

const shop = scenario({
	until: '20s',
	producers: {
		checkout: {
			label: 'Checkout',
			arrivals: { kind: 'every', rate: '1/s' },
			plan: 'queued',
			plans: { synchronous: [{ call: 'counters' }], queued: [{ publish: 'orders' }] },
		},
	},
	queues: { orders: { label: 'Orders' } },
	services: { counters: { label: 'Counter', slots: 2, work: '1s', consumes: 'orders' } },
	parameters: [
		{ path: 'services.counters.slots', label: 'Counters open', min: 1, max: 6, step: 1 },
	],
	variants: {
		queued: { label: 'Queued', finding: 'f' },
		synchronous: { label: 'Sync', finding: 'f', set: { 'producers.checkout.plan': 'synchronous' } },
	},
});
const slots = shop.parameters[0] as (typeof shop.parameters)[number];

/** Time that passes when the test says so. */
class HandTime implements TimeSource {
	#now = 1_000;
	readonly callbacks = new Set<(epochMs: number) => void>();
	now = (): number => this.#now;
	onFrame(callback: (epochMs: number) => void): () => void {
		this.callbacks.add(callback);
		return () => this.callbacks.delete(callback);
	}
	pass(ms: number): void {
		this.#now += ms;
		for (const callback of [...this.callbacks]) callback(this.#now);
	}
}

let time: HandTime;
let it: Playback;
beforeEach(() => {
	time = new HandTime();
	it = new Playback({
		scenarioId: 'shop',
		scenario: shop,
		edition: 'e',
		variant: 'queued',
		at: 5e6,
		time,
	});
});

describe('a playback', () => {
	test('stands at its moment until somebody plays it', () => {
		time.pass(5_000);
		expect([it.t, it.playing, time.callbacks.size]).toEqual([5e6, false, 0]);
	});

	test('begins at the speed of its scenario, and at real time where there is none', () => {
		expect(it.speed).toBe(1);
		const options = { scenarioId: 'shop', edition: 'e', variant: 'queued', at: 5e6, time };
		const fast = new Playback({ ...options, scenario: { ...shop, speed: 4 } });
		expect(fast.speed).toBe(4);
		fast.play();
		time.pass(500);
		expect(fast.t).toBe(7e6);
		fast.startAgain();
		expect([fast.t, fast.speed]).toEqual([0, 4]);
	});

	test('plays at its speed, and stops at the end', () => {
		it.play();
		time.pass(1_000);
		expect(it.t).toBe(6e6);
		it.setSpeed(4);
		time.pass(1_000);
		expect(it.t).toBe(10e6);
		time.pass(60_000);
		expect([it.t, it.playing, it.ended, time.callbacks.size]).toEqual([20e6, false, true, 0]);
		it.play();
		expect([it.t, it.playing]).toEqual([0, true]);
	});

	test('stops its clock while nobody can see it and goes on in place', () => {
		it.play();
		time.pass(500);
		it.hold(true);
		time.pass(9_000);
		expect([it.t, it.playing, time.callbacks.size]).toEqual([5.5e6, true, 0]);
		it.hold(false);
		time.pass(250);
		expect(it.t).toBe(5.75e6);
	});

	test('places orders at whole steps of 10 ms and plays on from there', () => {
		it.play();
		time.pass(3);
		const before = it.view.producers[0]?.arrived ?? 0;
		it.placeOrder();
		it.placeOrder();
		time.pass(20);
		expect(it.actions.map((action) => action.at)).toEqual([5_010_000, 5_010_000]);
		expect(it.view.producers[0]?.arrived).toBe(before + 2);
	});

	test('shows a placed order and stays where it is when nothing may move', () => {
		it.still = true;
		const before = it.view.producers[0]?.arrived ?? 0;
		it.placeOrder();
		expect([it.playing, it.view.producers[0]?.arrived]).toEqual([false, before + 1]);
	});

	test('keeps orders of before and after when one is placed in between', () => {
		it.still = true;
		it.placeOrder();
		it.seek(2e6);
		it.placeOrder();
		expect(it.actions.map((action) => action.at)).toEqual([2e6, 5e6]);
		it.seek(6e6);
		expect(it.view.producers[0]?.arrived).toBe(8);
	});

	test('changes a parameter from the moment on, and from the start when it starts again', () => {
		it.setParam(slots, 4);
		expect(it.actions).toEqual([{ at: 5e6, do: 'set', target: slots.path, value: 4 }]);
		expect(it.valueOf(slots)).toBe(4);
		expect(it.view.services[0]?.slots).toHaveLength(4);
		it.seek(1e6);
		expect(it.valueOf(slots)).toBe(2);
		it.startAgain();
		expect([it.t, it.actions, it.set]).toEqual([0, [], { [slots.path]: 4 }]);
		expect(it.view.services[0]?.slots).toHaveLength(4);
	});

	test('lets a new value hold over later changes of the same parameter', () => {
		it.setParam(slots, 4);
		it.seek(2e6);
		it.setParam(slots, 3);
		it.seek(10e6);
		expect(it.view.services[0]?.slots).toHaveLength(3);
	});

	test('compares variants with the same orders at the same moment', () => {
		it.still = true;
		it.placeOrder();
		it.setVariant('synchronous');
		expect([it.t, it.actions.length, it.view.producers[0]?.plan]).toEqual([5e6, 1, 'synchronous']);
		expect(it.view.producers[0]?.arrived).toBe(6);
	});

	test('steps to the next event and back', () => {
		it.step();
		expect(it.t).toBe(6e6);
		it.stepBack();
		expect(it.t).toBe(5e6);
		it.seek(20e6);
		it.step();
		expect(it.t).toBe(20e6);
	});

	test('knows whether the reader has changed the run', () => {
		expect(it.changed).toBe(false);
		it.setParam(slots, 3);
		expect(it.changed).toBe(true);
		it.own(undefined, 5e6);
		expect([it.changed, it.view.services[0]?.slots.length]).toEqual([false, 2]);
	});

	test('plays to a moment in so many seconds and tells when it is there', async () => {
		let there = false;
		const way = it.playTo(17e6, 2).then(() => (there = true));
		time.pass(1_000);
		expect(it.t).toBe(11e6);
		await Promise.resolve();
		expect(there).toBe(false);
		time.pass(1_500);
		await way;
		expect([it.t, it.playing, it.speed]).toEqual([17e6, false, 1]);
	});

	test('is done with its way when the reader takes over', async () => {
		const way = it.playTo(17e6, 2);
		time.pass(500);
		it.seek(3e6);
		await way;
		expect(it.speed).toBe(1);
	});

	test('takes back what was done and does it again', () => {
		it.still = true;
		it.placeOrder();
		it.act({ do: 'crash', target: 'counters.1' });
		it.setParam(slots, 3);
		it.setParam(slots, 4);
		expect(it.actions.map((action) => action.do)).toEqual(['publish', 'crash', 'set']);
		it.undo();
		expect(it.valueOf(slots)).toBe(2);
		it.undo();
		it.undo();
		it.undo();
		expect([it.actions, it.changed]).toEqual([[], false]);
		it.redo();
		it.redo();
		expect(it.actions.map((action) => action.do)).toEqual(['publish', 'crash']);
		it.placeOrder();
		expect([it.future, it.actions.length]).toEqual([[], 3]);
	});

	test('keeps actions and values when it is given another seed', () => {
		it.still = true;
		it.placeOrder();
		it.setSeed(99);
		expect([it.run.seed, it.actions.length, it.t]).toEqual([99, 1, 5e6]);
		it.startAgain();
		expect(it.run.seed).toBe(99);
		it.own(undefined, 5e6);
		expect(it.run.seed).toBe(shop.seed);
	});

	test('says at every picture where it is', () => {
		const seen: number[] = [];
		const stop = it.watch(() => seen.push(it.t));
		it.play();
		time.pass(10);
		stop();
		time.pass(10);
		expect(seen).toEqual([5.01e6]);
	});

	test('lets nothing travel in a rush, and each picture of it stay; a pause stands at what is seen', () => {
		const rush = (rate: string): Playback =>
			new Playback({
				scenarioId: 'rush',
				scenario: scenario({
					until: '20s',
					producers: {
						checkout: {
							label: 'Checkout',
							arrivals: { kind: 'every', rate },
							plan: 'queued',
							plans: { queued: [{ publish: 'orders' }] },
						},
					},
					queues: { orders: { label: 'Orders' } },
					services: {
						counters: { label: 'Counter', slots: 6, work: '6ms', consumes: 'orders' },
					},
				}),
				edition: 'e',
				variant: 'default',
				at: 5e6,
				time,
			});
		const pictures = (it: Playback): number[] => {
			const seen = new Set<number>();
			it.play();
			for (let frame = 0; frame < 12; frame++) {
				time.pass(16);
				seen.add(it.t);
			}
			return [...seen];
		};
		const calm = rush('10/s');
		expect(pictures(calm)).toHaveLength(12);
		expect(calm.travel).toBeGreaterThan(0);
		const flood = rush('1000/s');
		expect(pictures(flood)).toHaveLength(4);
		expect(flood.travel).toBe(0);
		time.pass(16);
		const { t, view } = flood;
		flood.pause();
		expect([flood.t, flood.view]).toEqual([t, view]);
		flood.seek(t);
		expect(flood.view).toEqual(view);
	});
});

describe('two playbacks in step', () => {
	test('show the same to the event, whatever was done to the first', async () => {
		const second = new Playback({
			scenarioId: 'shop',
			scenario: shop,
			edition: 'e',
			variant: 'queued',
			at: 0,
			time,
		});
		it.onTouch(() => second.take(structuredClone(it.shared)));
		const equal = async (): Promise<void> => {
			expect(second.view).toEqual(it.view);
			expect(await second.eventHash()).toBe(await it.eventHash());
			expect([second.t, second.playing, second.speed]).toEqual([it.t, it.playing, it.speed]);
		};
		it.seek(3_000_000);
		await equal();
		it.placeOrder();
		time.pass(700);
		await equal();
		it.setParam(slots, 4);
		time.pass(450);
		it.setSpeed(4);
		time.pass(300);
		await equal();
		it.pause();
		it.step();
		await equal();
		it.setVariant('synchronous');
		await equal();
		it.startAgain();
		await equal();
		it.own('queued', 12_000_000);
		await equal();
	});

	test('stay in step where nobody looks: a shared clock does not stop', () => {
		it.play();
		const { run, clock } = it.shared;
		it.take({ run, clock });
		it.hold(true);
		time.pass(2_000);
		expect(it.t).toBe(5e6);
		it.hold(false);
		time.pass(16);
		expect(it.t).toBe(7_016_000);
	});

	test('come to the end of a run each by itself: the follower has done nothing to it', () => {
		it.seek(19_000_000);
		it.play();
		const told: number[] = [];
		it.take(structuredClone(it.shared));
		it.onTouch(() => told.push(it.t));
		time.pass(2_000);
		expect([it.t, it.playing, it.clock.playing]).toEqual([20e6, false, false]);
		expect(told).toEqual([]);
		expect(time.callbacks.size).toBe(0);
	});

	test('refuse a run that is not of their scenario, and nothing changes', async () => {
		const before = await it.eventHash();
		const { run, clock } = it.shared;
		const bad = { ...run, actions: [{ at: 0, do: 'publish', target: 'nobody' }] as const };
		const set = (path: string, value: number) => ({ ...run, set: { [path]: value } });
		const late = { ...run, actions: [{ at: 21e6, do: 'publish', target: 'checkout' }] as const };
		for (const each of [
			bad,
			late,
			{ ...run, variant: 'none' },
			{ ...run, variant: 'constructor' },
			set('no.path', 1),
			set('services.counters.slots', 7),
			set('services.counters.slots', 0),
		]) {
			expect(it.take({ run: each, clock })).toBe(false);
		}
		expect([await it.eventHash(), it.actions, it.variant]).toEqual([before, [], 'queued']);
	});
});
