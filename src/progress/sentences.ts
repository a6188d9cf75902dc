/** What the reader is told about remembering, each at most once. */
export const sentences = {
	blocked:
		'This browser does not let the page store anything: your answers are remembered until you leave it.',
	full: 'This browser’s storage is full: your answers are remembered until you leave this page.',
	newer:
		'A newer edition of this course stored your answers. They are left as they are; what you answer now is remembered until you leave this page.',
	/** `key` is where the text was put, `kept` how many answers could still be read. */
	aside: (key: string, kept: number): string =>
		`Stored answers could not be read and were put aside under “${key}”; ` +
		(kept === 0 ? 'you start afresh.' : `${kept} of them still count.`),
	unsaved:
		'Stored answers could not be read and there is no room to put them aside. They are left as they are; what you answer now is remembered until you leave this page.',
};
