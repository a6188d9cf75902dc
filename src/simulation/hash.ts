import type { Sink } from './types.ts';

const TWO_32 = 4_294_967_296;

/** A running hash of whole numbers, 64 bits in two int32; the same in every engine. */
export class Hash {
	#a = 0x811c9dc5 | 0;
	#b = 0x9747b28c | 0;

	/** Takes in an integer of up to 53 bits. */
	add(value: number): void {
		this.#mix(value | 0);
		this.#mix(Math.floor(value / TWO_32) | 0);
	}

	#mix(word: number): void {
		this.#a = Math.imul(this.#a ^ word, 0x01000193);
		this.#a ^= this.#a >>> 15;
		this.#b = Math.imul(this.#b + word, 0x85ebca6b) ^ this.#a;
		this.#b ^= this.#b >>> 13;
	}

	/** Sixteen hexadecimal digits. */
	hex(): string {
		const part = (n: number) => (n >>> 0).toString(16).padStart(8, '0');
		return part(this.#a) + part(this.#b);
	}
}

/** A sink that keeps nothing but the hash of all events. */
export function hashSink(): Sink & { hex(): string } {
	const hash = new Hash();
	return {
		event(t, _n, kind, node, message, order, value) {
			hash.add(t);
			hash.add(kind);
			hash.add(node);
			hash.add(message);
			hash.add(order);
			hash.add(value);
		},
		hex: () => hash.hex(),
	};
}
