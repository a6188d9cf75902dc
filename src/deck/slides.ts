/** What the deck knows of a slide: plain data, so that it can be sent to another window. */
export interface Slide {
	/** Its address: the section's id, or `id.2`, `id.3` … for the section's later slides. */
	readonly id: string;
	/** The section that it belongs to, in the lesson as well. */
	readonly section: string;
	/** What is announced when it is shown. */
	readonly title: string;
	/** How many steps it has after it has come. */
	readonly steps: number;
	/** The id of the stage that stands on it. */
	readonly stage?: string | undefined;
}

/** The index of the slide with this id, or undefined. */
export function indexOfId(slides: readonly Slide[], id: string): number | undefined {
	const index = slides.findIndex((slide) => slide.id === id);
	return index < 0 ? undefined : index;
}

/** What a screen reader hears: "3 of 12: The night it broke", and of a step "…, step 1 of 2". */
export function announcement(slides: readonly Slide[], index: number, step = 0): string {
	const { title = '', steps = 0 } = slides[index] ?? {};
	const taken = step > 0 ? `, step ${step} of ${steps}` : '';
	return `${index + 1} of ${slides.length}: ${title}${taken}`;
}
