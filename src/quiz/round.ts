/** How many decimals a step such as 0.25 is written with; at most 6. */
export function decimalsOf(step: number): number {
	let decimals = 0;
	for (let scaled = step; decimals < 6 && Math.abs(scaled - Math.round(scaled)) > 1e-6; decimals++)
		scaled *= 10;
	return decimals;
}

/** The value with the decimals of the step, so that what is shown and what is graded agree. */
export function roundTo(step: number, value: number): number {
	return Number(value.toFixed(decimalsOf(step)));
}
