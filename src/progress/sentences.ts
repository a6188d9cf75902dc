/** What the store has to tell; `key` is where a text was put, `kept` how many entries still count. */
export type Notice =
	| { readonly kind: 'blocked' | 'full' | 'newer' | 'unsaved' }
	| { readonly kind: 'aside'; readonly key: string; readonly kept: number };

const SENTENCES = {
	blocked:
		'This browser does not let the page store anything: your progress is remembered until you leave it.',
	full: 'This browser’s storage is full: your progress is remembered until you leave this page.',
	newer:
		'A newer edition of this course stored your progress. It is left as it is; what you do now is remembered until you leave this page.',
	unsaved:
		'Your stored progress could not be read and there is no room to put it aside. It is left as it is; what you do now is remembered until you leave this page.',
};

/** A notice as the reader is told it. Loaded when there is one. */
export function sentenceOf(notice: Notice): string {
	if (notice.kind !== 'aside') return SENTENCES[notice.kind];
	const rest =
		notice.kept === 0
			? 'you start afresh.'
			: notice.kept === 1
				? 'one answer or section of it still counts.'
				: `${notice.kept} answers and sections of it still count.`;
	return `Your stored progress could not be read and was put aside under “${notice.key}”; ${rest}`;
}
