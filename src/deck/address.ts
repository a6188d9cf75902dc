import { indexOfId, type Slide } from './slides.ts';

/** Where a hash points: a slide's id, or its number, which is an alias counted from 1. */
export type Address =
	{ readonly by: 'id'; readonly id: string } | { readonly by: 'number'; readonly number: number };

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.(?:[2-9]|[1-9]\d{1,3}))?$/;
const NUMBER = /^[1-9]\d{0,3}$/;

/** Reads `#id`, `#id.2` or `#3`; undefined when it is none of these. */
export function parseAddress(hash: string): Address | undefined {
	const text = hash.startsWith('#') ? hash.slice(1) : hash;
	if (NUMBER.test(text)) return { by: 'number', number: Number(text) };
	return ID.test(text) ? { by: 'id', id: text } : undefined;
}

/** The hash of an address, `#` included: the reverse of parseAddress. */
export function formatAddress(address: Address): string {
	return `#${address.by === 'id' ? address.id : address.number}`;
}

/**
 * The index of the slide that a hash names, or undefined. A part that is there no longer gives its
 * section's first slide, a number past the end the last slide.
 */
export function indexOfHash(slides: readonly Slide[], hash: string): number | undefined {
	const address = parseAddress(hash);
	if (!address) return undefined;
	if (address.by === 'number') return Math.min(address.number, slides.length) - 1;
	return indexOfId(slides, address.id) ?? indexOfId(slides, address.id.replace(/\..*$/, ''));
}
