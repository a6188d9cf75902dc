import { metricUnit } from '#simulation';

const NO_BREAK = '\u00a0';

/** Three significant digits, without zeros at the end: 12.274 → 12.3, 4.65 → 4.65, 355 → 355. */
function three(value: number): string {
	const whole = Math.abs(value) >= 100;
	return String(whole ? Math.round(value) : Number(value.toPrecision(3)));
}

/** A time in microseconds as people read it: `150 ms`, `4.65 s`, `355 s`. */
export function timeText(micros: number): string {
	if (micros === 0) return `0${NO_BREAK}s`;
	if (micros < 1_000) return `${three(micros)}${NO_BREAK}µs`;
	return micros < 999_500
		? `${three(micros / 1_000)}${NO_BREAK}ms`
		: `${three(micros / 1_000_000)}${NO_BREAK}s`;
}

/** A metric's value as it stands in a sentence. */
export function metricText(path: string, value: number): string {
	const unit = metricUnit(path);
	if (unit === 'time') return timeText(value);
	if (unit === 'share') return `${Math.round(value * 100)}${NO_BREAK}%`;
	return Number.isInteger(value) ? String(value) : three(value);
}
