import type { Work } from '#schemas';
import { exp, ln } from './pinned-math.ts';

/**
 * Two sources of chance. A *stream* (sfc32, four int32) gives one draw after another: arrivals use
 * one each. A *keyed* draw depends on (seed, name, key) alone: the work of an order is the same
 * whoever does it and whenever, which makes two variants of a run fair to compare.
 */
const TWO_32 = 4_294_967_296;
const TWO_53 = TWO_32 * 2_097_152;

/** Mixes 32 bits so that each input bit turns about half of the output (murmur3's finaliser). */
function mix(h: number): number {
	h ^= h >>> 16;
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return (h ^ (h >>> 16)) | 0;
}

/** A 32-bit hash of a name and a seed. */
export function seedOf(seed: number, name: string): number {
	let h = mix(seed ^ 0x9e3779b9);
	for (let i = 0; i < name.length; i++) h = mix(Math.imul(h, 31) + name.charCodeAt(i));
	return h;
}

/** Four int32 that are a stream; copy them and the stream forks. */
export type Stream = Int32Array;

/** The stream that belongs to this seed and this name. */
export function stream(seed: number, name: string): Stream {
	const h = seedOf(seed, name);
	const s = Int32Array.of(h, mix(h + 1), mix(h + 2), 1);
	for (let i = 0; i < 6; i++) next53(s);
	return s;
}

/** The next 53 bits of a stream: the upper ones of its next number, then those of the one after. */
function next53(s: Stream): number {
	const a = s[0] as number;
	const b = s[1] as number;
	const c = s[2] as number;
	const n = s[3] as number;
	// Two steps of sfc32; what is between them is written down nowhere.
	const first = (a + b + n) | 0;
	const b2 = (c + (c << 3)) | 0;
	const c2 = (((c << 21) | (c >>> 11)) + first) | 0;
	const second = ((b ^ (b >>> 9)) + b2 + n + 1) | 0;
	s[0] = b2 ^ (b2 >>> 9);
	s[1] = c2 + (c2 << 3);
	s[2] = ((c2 << 21) | (c2 >>> 11)) + second;
	s[3] = n + 2;
	return (first >>> 5) * 67_108_864 + (second >>> 6);
}

/** The next number of a stream in (0, 1), in steps of 2⁻⁵³. */
export function uniform(s: Stream): number {
	return (next53(s) + 0.5) / TWO_53;
}

/** The next draw of a unit exponential. */
export function exponential(s: Stream): number {
	return -ln(uniform(s));
}

/** The `turn`-th number in (0, 1) that belongs to a key. */
export function keyed(base: number, key: number, turn: number): number {
	const high = mix(base ^ mix(key + Math.imul(turn, 0x9e3779b1)));
	const low = mix(high ^ Math.imul(key + 0x7f4a7c15, 0x27d4eb2f) ^ turn);
	return ((high >>> 0) + ((low >>> 0) + 0.5) / TWO_32) / TWO_32;
}

/** A standard normal of a key, by the polar method: only √ and ln. */
function normal(base: number, key: number): number {
	for (let turn = 0; ; turn += 2) {
		const u = 2 * keyed(base, key, turn) - 1;
		const v = 2 * keyed(base, key, turn + 1) - 1;
		const s = u * u + v * v;
		if (s > 0 && s < 1) return u * Math.sqrt((-2 * ln(s)) / s);
	}
}

/** How long exponential work of this mean takes for this key: whole microseconds, at least 1. */
export function drawExponential(mean: number, base: number, key: number): number {
	return Math.max(1, Math.round(-ln(keyed(base, key, 0)) * mean));
}

/** How long this work takes for this key: whole microseconds, at least 1. */
export function drawWork(work: Work, base: number, key: number): number {
	return Math.max(1, Math.round(rawWork(work, base, key)));
}

function rawWork(work: Work, base: number, key: number): number {
	switch (work.kind) {
		case 'exponential':
			return drawExponential(work.mean, base, key);
		case 'fixed':
			return work.mean;
		case 'uniform':
			return work.from + keyed(base, key, 0) * (work.to - work.from);
		case 'lognormal': {
			const variance = ln(1 + work.cv * work.cv);
			return work.mean * exp(Math.sqrt(variance) * normal(base, key) - variance / 2);
		}
		case 'empirical':
			return work.times[Math.floor(keyed(base, key, 0) * work.times.length)] as number;
	}
}
