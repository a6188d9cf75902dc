import { describe, expect, it } from 'vitest';
import {
	drawn,
	guessed,
	newTalk,
	placed,
	pointed,
	strokesOf,
	undone,
	windowAddress,
	windowQuery,
	wiped,
} from '../../../src/deck/index.ts';
import {
	clockText,
	elapsed,
	goOn,
	isRunning,
	paceOf,
	planOf,
	pause,
	reset,
} from '../../../src/deck/timer.ts';
import { isTalk } from '#wire/sync';

describe('a talk', () => {
	const talk = newTalk('why-queues', 'bet');

	it('keeps what is drawn with its slide', () => {
		const one = drawn(talk, [1, 2, 3, 4]);
		const elsewhere = drawn(placed(one, 'start', 0), [5, 6]);
		expect(strokesOf(elsewhere)).toEqual([[5, 6]]);
		expect(strokesOf(placed(elsewhere, 'bet', 0))).toEqual([[1, 2, 3, 4]]);
		expect(undone(elsewhere)).toEqual(placed(one, 'start', 0));
		expect(wiped(one)).toEqual(talk);
		expect(undone(talk)).toBe(talk);
	});

	it('brings lines and the light into the slide', () => {
		expect(strokesOf(drawn(talk, [-5, 4_000, 2.6, 7.2]))).toEqual([[0, 1080, 3, 7]]);
		expect(pointed(talk, { x: 1e9, y: -1 }).laser).toEqual({ x: 1920, y: 0 });
		expect(pointed(talk, 'off')).toBe(talk);
	});

	it('never grows beyond what another window lets through', () => {
		let long = talk;
		for (let i = 0; i < 500; i++) long = drawn(long, new Array<number>(20).fill(i));
		long = drawn(long, new Array<number>(9_000).fill(3));
		expect(isTalk(long)).toBe(true);
	});

	it('puts the light out when the slide changes, and forgets a guess', () => {
		expect(placed(pointed(talk, { x: 1, y: 1 }), 'start', 0).laser).toBe('off');
		const said = guessed(talk, 'why-queues/back-to-empty', 240);
		expect(said.guesses).toEqual({ 'why-queues/back-to-empty': 240 });
		expect(guessed(said, 'why-queues/back-to-empty', undefined).guesses).toEqual({});
	});
});

describe('the time of a talk', () => {
	it('counts from a stored start, stands in a pause and begins anew', () => {
		const running = goOn(reset(), 1_000);
		expect(elapsed(running, 61_000)).toBe(60_000);
		const standing = pause(running, 61_000);
		expect([isRunning(standing), elapsed(standing, 999_999)]).toEqual([false, 60_000]);
		expect(elapsed(goOn(standing, 100_000), 105_000)).toBe(65_000);
		expect(elapsed(reset(), 5_000)).toBe(0);
		expect(goOn(running, 5_000)).toBe(running);
	});

	it('is held against the plan, and a breath too long is not behind', () => {
		const minutes = [1, 2, 3];
		expect(paceOf(minutes, 1, 100_000)).toEqual({
			slideUntil: 180_000,
			total: 360_000,
			left: 80_000,
			isBehind: false,
		});
		expect(paceOf(minutes, 0, 65_000).isBehind).toBe(false);
		expect(paceOf(minutes, 0, 75_000).isBehind).toBe(true);
	});

	it('shares the minutes of a lesson out by what there is to say, to run and to answer', () => {
		const plan = planOf(
			[
				{ words: 0, stages: 0, questions: 0 },
				{ words: 220, stages: 0, questions: 0 },
				{ words: 220, stages: 1, questions: 0 },
			],
			10,
		);
		expect(plan.reduce((a, b) => a + b)).toBeCloseTo(10);
		expect((plan[0] ?? 0) < (plan[1] ?? 0) && (plan[1] ?? 0) < (plan[2] ?? 0)).toBe(true);
		expect(paceOf(plan, 2, 0, 5).total).toBeCloseTo(15 * 60_000);
	});

	it('is read as minutes and seconds', () => {
		expect([0, 61_900, 3_661_000].map(clockText)).toEqual(['00:00', '01:01', '1:01:01']);
	});
});

describe('the address of a window', () => {
	it('names the session, the course and what is shown; nonsense is left out', () => {
		expect(windowAddress('?course&session=room-2&view=next')).toEqual({
			session: 'room-2',
			isCourse: true,
			view: 'next',
		});
		expect(windowAddress('?session=<b>&view=all')).toEqual({
			session: 'main',
			isCourse: false,
			view: undefined,
		});
	});

	it('and back', () => {
		const address = { session: 'room-2', isCourse: true, view: 'current' } as const;
		expect(windowAddress(windowQuery(address))).toEqual(address);
		expect(windowQuery({ session: 'main' })).toBe('');
	});
});
