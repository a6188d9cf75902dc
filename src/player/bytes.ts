/** About how much memory plain data takes, in bytes; what has been `seen` is shared and costs no more. */
export function bytesOf(value: unknown, seen: WeakSet<object>): number {
	if (ArrayBuffer.isView(value)) {
		if (seen.has(value)) return 8;
		seen.add(value);
		return value.byteLength + 64;
	}
	if (typeof value !== 'object' || value === null) return 8;
	let sum = 32;
	for (const part of Object.values(value)) sum += bytesOf(part, seen);
	return sum;
}
