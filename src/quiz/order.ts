import type { OrderQuestion } from '#schemas';
import { hash } from './hash.ts';
import type { Kind } from './kind.ts';
import type { OrderForBrowser } from './types.ts';

/** Put in order; the response lists the items' indices as the reader has them. */
export const order: Kind<OrderQuestion, OrderForBrowser, readonly number[]> = {
	prepare: ({ id, items }, build) => ({
		kind: 'order',
		items: items.map(({ text, why }) => ({ text, why: build.words(why) })),
		start: mixed(
			id,
			items.map(({ text }) => text),
		),
	}),
	fingerprint: ({ items }) => items.map(({ text }) => text),
	accepts: ({ items }, value): value is readonly number[] =>
		Array.isArray(value) &&
		value.length === items.length &&
		value.every((index) => typeof index === 'number' && Object.hasOwn(items, index)) &&
		new Set(value).size === items.length,
	grade: (_, response) => ({ correct: response.every((index, place) => index === place) }),
};

/** The same mixture for every reader, and never the right order. */
function mixed(id: string, texts: readonly string[]): number[] {
	const drawn = texts.map((text, index) => ({ index, by: hash(`${id} ${text}`) }));
	const start = drawn.sort((a, b) => (a.by < b.by ? -1 : 1)).map(({ index }) => index);
	return start.every((index, place) => index === place) ? start.reverse() : start;
}
