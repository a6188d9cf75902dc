/** Numbers for a scale: multiples of 1, 2 or 5 times a power of ten, at most seven of them. */
export function ticksOf(min: number, max: number): readonly number[] {
	let power = 1;
	while ((max - min) / power > 6) power *= 10;
	while ((max - min) / (power / 10) <= 6) power /= 10;
	const gap = [0.2, 0.5, 1].map((part) => part * power).find((step) => (max - min) / step <= 6);
	const step = gap ?? power;
	const ticks: number[] = [];
	for (let n = Math.ceil(min / step - 1e-9); n * step <= max + step * 1e-9; n++)
		ticks.push(Number((n * step).toPrecision(12)));
	return ticks;
}
