const NUMBERS = [
	'no', 'one', 'two', 'three', 'four', 'five', 'six',
	'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
]; // prettier-ignore

/** A count as people write it: in words up to twelve, 0 is “no”. */
export function inWords(count: number): string {
	return NUMBERS[count] ?? String(count);
}

/** `counted(1, 'ticket')` → “one ticket”, `counted(3, 'ticket')` → “three tickets”. */
export function counted(count: number, noun: string): string {
	return `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The same with a capital. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(parts: readonly string[]): string {
	if (parts.length < 2) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A length of time apart from its unit: 210 ms, 3.2 s, 120 s. */
export function durationParts(micros: number): { readonly value: string; readonly unit: string } {
	const ms = Math.round(micros / 1_000);
	if (ms < 1_000) return { value: String(ms), unit: 'ms' };
	const digits = micros < 99_950_000 ? 1 : 0;
	return { value: (micros / 1e6).toFixed(digits), unit: 's' };
}

/** A length of time: “210 ms”, “3.2 s”, “120 s”. */
export function duration(micros: number): string {
	const { value, unit } = durationParts(micros);
	return `${value} ${unit}`;
}

/** A length of time to three digits, for figures that are read and not watched: “4.65 s”. */
export function exactly(micros: number): string {
	return micros < 999_500 ? duration(micros) : `${Number((micros / 1e6).toPrecision(3))} s`;
}

/** A moment of a run: “12.4 s”. */
export function moment(micros: number): string {
	const digits = micros < 99_950_000 && micros % 1e6 !== 0 ? 1 : 0;
	return `${(micros / 1e6).toFixed(digits)} s`;
}

/** The number printed on a ticket: three digits, four from 1000 on. */
export function ticketNumber(number: number): string {
	return String(number).padStart(3, '0');
}
