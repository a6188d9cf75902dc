import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	type LinkAction,
	type Moment,
	MOST_CHARACTERS,
	packMoment,
	unpackMoment,
} from '#wire/moment';

const moment = (actions: readonly LinkAction[] = []): Moment => ({
	scenario: 'shop',
	edition: '0123456789ab',
	variant: 'queued',
	seed: 7,
	t: 12_345_678,
	set: { 'services.counters.slots': 3 },
	actions,
});
/** What a reader with fast hands does in half an hour. */
function busy(count: number): LinkAction[] {
	const actions: LinkAction[] = [];
	let at = 0;
	let chance = 1;
	const draw = (below: number): number => {
		chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((chance / 2 ** 32) * below);
	};
	for (let i = 0; i < count; i++) {
		at += 10_000 * (1 + draw(180));
		if (draw(5) === 4) actions.push({ at, do: 'crash', target: `counters.${1 + draw(3)}` });
		else actions.push({ at, do: 'publish', target: 'checkout' });
	}
	return actions;
}

test('a moment comes back as it went', () => {
	const actions: LinkAction[] = [
		{ at: 0, do: 'publish', target: 'checkout' },
		{ at: 20_000, do: 'set', target: 'services.counters.slots', value: 4 },
		{ at: 20_000, do: 'nack', target: 'counters', message: 130 },
		{ at: 5_000_000, do: 'nack', target: 'counters', message: [1, 2, 300] },
		{ at: 5_000_000, do: 'crash', target: 'broker' },
	];
	expect(unpackMoment(packMoment(moment(actions)) ?? '')).toEqual(moment(actions));
});

test('two thousand actions fit; far more are not cut but refused', () => {
	const link = packMoment(moment(busy(2_000))) ?? '';
	expect(link.length).toBeGreaterThan(0);
	expect(link.length).toBeLessThanOrEqual(MOST_CHARACTERS);
	expect(unpackMoment(link)?.actions).toEqual(busy(2_000));
	expect(packMoment(moment(busy(8_000)))).toBeUndefined();
});

test('none of 10,000 texts of any kind throws, takes long, or is taken for a link', () => {
	// The processor's time: another program's turn is not ours.
	const timeOf = (it: string): number => {
		const from = process.cpuUsage();
		expect(unpackMoment(it)).toBeUndefined();
		const { user, system } = process.cpuUsage(from);
		return user + system;
	};
	let slowest = 0;
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.base64String({ maxLength: 4_000 }),
		fc.stringMatching(/^AQ[\w-]{0,600}$/),
	);
	fc.assert(
		fc.property(text, (it) => {
			// A text that takes long does so each time; a collection of what lies about does not.
			slowest = Math.max(slowest, Math.min(...[1, 2, 3].map(() => timeOf(it))));
		}),
		{ numRuns: 10_000 },
	);
	expect(slowest, 'microseconds').toBeLessThan(200_000);
});

test('each of 10,000 spoilt links is refused', () => {
	const links = [0, 3, 200].map((count) => packMoment(moment(busy(count))) ?? '');
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	const spoilt = fc
		.tuple(
			fc.constantFrom(...links),
			fc.nat(),
			fc.constantFrom(...letters),
			fc.constantFrom('change', 'cut', 'add', 'leave out'),
		)
		.map(([link, where, letter, how]) => {
			const at = where % link.length;
			if (how === 'cut') return link.slice(0, at);
			if (how === 'leave out') return link.slice(0, at) + link.slice(at + 1);
			return link.slice(0, at) + letter + link.slice(how === 'add' ? at : at + 1);
		})
		.filter((it) => !links.includes(it));
	fc.assert(
		fc.property(spoilt, (it) => void expect(unpackMoment(it)).toBeUndefined()),
		{ numRuns: 10_000 },
	);
});
