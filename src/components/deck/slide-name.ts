/** What the sections plugin says of a slide; all of it is strings. */
export interface Part {
	/** Its address in the deck. */
	readonly id: string;
	readonly kind: 'lead' | 'main' | 'question' | 'stage';
	/** The section's id and title. */
	readonly section: string;
	readonly title: string;
	/** `2 of 3`, where the section has several slides. */
	readonly part?: string;
}

/** What a slide is called in every window and list of a talk: no two of a lesson alike. */
export function slideName({ kind, title, part }: Part, lesson: string): string {
	// Which of them it is stays on one line.
	const which = part?.replaceAll(' ', '\u00a0');
	if (kind === 'lead') return which ? `${lesson}, ${which}` : lesson;
	const words = [title, which, kind === 'question' && 'a question'];
	return words.filter(Boolean).join(', ');
}
