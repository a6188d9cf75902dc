const NUMBERS = [
	'No',
	'One',
	'Two',
	'Three',
	'Four',
	'Five',
	'Six',
	'Seven',
	'Eight',
	'Nine',
	'Ten',
];
const QUARTERS = ['', ' and a quarter', ' and a half', ' and three quarters'];

/** A count at the start of a heading: 5 → `Five`, 12 → `12`. */
export function numberWord(count: number): string {
	return NUMBERS[count] ?? String(count);
}

/** Minutes as people say them, to the next quarter of an hour: 78 → `about an hour and a quarter`. */
export function aboutTime(minutes: number): string {
	if (minutes < 53) return `about ${minutes} minutes`;
	const quarters = Math.round(minutes / 15);
	const hours = Math.floor(quarters / 4);
	const rest = QUARTERS[quarters % 4] ?? '';
	if (hours === 1) return rest ? `about an hour${rest}` : 'about an hour';
	return `about ${numberWord(hours).toLowerCase()}${rest} hours`;
}

/** `1 question`, `5 questions`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2026-11-23` → `23 November 2026`. */
export function dayWords(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	return date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
