/** About how much memory plain data takes, in bytes. */
export function bytesOf(value: unknown): number {
	if (ArrayBuffer.isView(value)) return value.byteLength + 64;
	if (typeof value !== 'object' || value === null) return 8;
	let sum = 32;
	for (const part of Object.values(value)) sum += bytesOf(part);
	return sum;
}
