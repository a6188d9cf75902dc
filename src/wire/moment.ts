import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import {
	either,
	type Guarded,
	integer,
	isBoolean,
	list,
	number,
	object,
	oneOf,
	parseJson,
	record,
	string,
	tuple,
} from './guard.ts';

/** The version of the format; a link of another one is not read. */
const VERSION = 1;
/** No link is longer, in characters. */
export const MOST_CHARACTERS = 4_000;
/** What unpacks to more than this many bytes is none of ours. */
const MOST_BYTES = 262_144;
const MOST_ACTIONS = 4_000;
/** Packed bytes that are unpacked in one go, before the size is looked at again. */
const SLICE = 128;
/** Actions stand at whole steps of so many microseconds. */
const GRAIN = 10_000;

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const PATH = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;
const isValue = either(number(-1e15, 1e15), string(200), isBoolean);
const DEEDS = [
	'publish', 'set', 'crash', 'recover', 'pause', 'resume', 'redrive', 'rewind', 'ack', 'nack', 'reject',
] as const; // prettier-ignore
const isHead = object({
	scenario: string(80, ID),
	edition: string(80),
	variant: string(80, ID),
	seed: integer(0, 0xffff_ffff),
	t: integer(0, 1e14),
	set: record(PATH, isValue),
	/** What is done to what, and the values that are set: each once. */
	deeds: list(500, tuple(oneOf(...DEEDS), string(120, PATH))),
	values: list(MOST_ACTIONS, isValue),
});
type Head = Guarded<typeof isHead>;

/** Something that was done, as a link has it; what may be done is for the scenario to say. */
export interface LinkAction {
	readonly at: number;
	readonly do: string;
	readonly target: string;
	readonly value?: number | string | boolean;
	readonly message?: number | readonly number[];
}

/** A moment of a run: all that is needed to see it again. */
export interface Moment extends Omit<Head, 'deeds' | 'values'> {
	readonly actions: readonly LinkAction[];
}

/** A moment as text for an address, `undefined` when it takes more than MOST_CHARACTERS. */
export function packMoment(moment: Moment): string | undefined {
	const { actions, ...head } = moment;
	const deeds: [string, string][] = [];
	const values: (number | string | boolean)[] = [];
	const indexOf = <T>(all: T[], it: T): number => {
		const key = JSON.stringify(it);
		const at = all.findIndex((other) => JSON.stringify(other) === key);
		return at >= 0 ? at : all.push(it) - 1;
	};
	const columns: number[][] = [[], [], []];
	let last = 0;
	for (const action of actions) {
		const steps = Math.round(action.at / GRAIN);
		columns[0]?.push(indexOf(deeds, [action.do, action.target]));
		columns[1]?.push(steps - last);
		last = steps;
		const { value, message } = action;
		if (value !== undefined) columns[2]?.push(indexOf(values, value));
		if (message !== undefined) {
			const all = [message].flat();
			columns[2]?.push(all.length, ...all);
		}
	}
	const text = strToU8(JSON.stringify({ ...head, deeds, values }));
	const numbers = [text.length, actions.length, ...columns.flat()].flatMap(varint);
	const plain = new Uint8Array([...numbers, ...text]);
	const packed = deflateSync(plain, { level: 9 });
	const whole = new Uint8Array([VERSION, ...checkOf(packed), ...packed]);
	const link = toText(whole);
	return link.length > MOST_CHARACTERS ? undefined : link;
}

/** The moment that a text stands for; undefined for every text that `packMoment` did not make. */
export function unpackMoment(link: string): Moment | undefined {
	if (link.length > MOST_CHARACTERS) return undefined;
	const whole = fromText(link);
	if (!whole || whole[0] !== VERSION) return undefined;
	const packed = whole.subarray(5);
	if (checkOf(packed).some((byte, i) => byte !== whole[1 + i])) return undefined;
	const plain = inflated(packed);
	return plain && read(plain);
}

function read(plain: Uint8Array): Moment | undefined {
	const next = reader(plain);
	const length = next();
	const count = next();
	if (count > MOST_ACTIONS || length > plain.length) return undefined;
	const head = parseJson(strFromU8(plain.subarray(plain.length - length)));
	if (!isHead(head)) return undefined;
	const { deeds, values, ...rest } = head;
	const kinds = Array.from({ length: count }, next);
	const steps = Array.from({ length: count }, next);
	const actions: LinkAction[] = [];
	let at = 0;
	for (const [i, kind] of kinds.entries()) {
		const deed = deeds[kind];
		if (!deed) return undefined;
		at += (steps[i] as number) * GRAIN;
		actions.push({ at, do: deed[0], target: deed[1], ...more(deed[0], next, values) });
	}
	return next.left() === length ? { ...rest, actions } : undefined;
}

function more(what: string, next: () => number, values: Head['values']): Partial<LinkAction> {
	if (what === 'set') return { value: values[next()] ?? 0 };
	if (!['ack', 'nack', 'reject'].includes(what)) return {};
	const count = Math.min(next(), 1_000);
	const all = Array.from({ length: count }, next);
	return { message: count === 1 ? (all[0] as number) : all };
}

function reader(bytes: Uint8Array): (() => number) & { left(): number } {
	let at = 0;
	const next = (): number => {
		let value = 0;
		for (let scale = 1; at < bytes.length && scale < 2 ** 49; scale *= 128) {
			const byte = bytes[at++] as number;
			value += (byte & 127) * scale;
			if (byte < 128) break;
		}
		return value;
	};
	return Object.assign(next, { left: () => bytes.length - at });
}

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (let left = value; ; left = Math.floor(left / 128)) {
		if (left < 128) return [...bytes, left];
		bytes.push((left % 128) | 128);
	}
}

/** Unpacks slice by slice, so that a small text cannot become a large one. */
function inflated(packed: Uint8Array): Uint8Array | undefined {
	const parts: Uint8Array[] = [];
	let size = 0;
	const inflate = new Inflate((part) => {
		parts.push(part);
		size += part.length;
	});
	try {
		for (let at = 0; at < packed.length; at += SLICE) {
			inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
			if (size > MOST_BYTES) return undefined;
		}
	} catch {
		return undefined;
	}
	const all = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Four bytes that change with every change of the others: FNV-1a. */
function checkOf(bytes: Uint8Array): number[] {
	let hash = 0x811c_9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193) >>> 0;
	return [24, 16, 8, 0].map((shift) => (hash >>> shift) & 255);
}

function toText(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromText(text: string): Uint8Array | undefined {
	if (!/^[\w-]+$/.test(text)) return undefined;
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
		// Bits that mean nothing would make two links of one.
		return toText(bytes) === text ? bytes : undefined;
	} catch {
		return undefined;
	}
}
