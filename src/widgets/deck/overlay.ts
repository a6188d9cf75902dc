import type { Talk } from '#deck';

/**
 * Shows what lies over the slides. The screen that is blank and the room's guess need little; what
 * paints lines and the light is loaded with the first of them.
 */
export function overlay(root: HTMLElement): (talk: Talk) => void {
	let ink: Promise<{ paint(talk: Talk): void }> | undefined;
	let last: Talk | undefined;
	return (talk) => {
		root.toggleAttribute('data-blank', talk.blank);
		if (talk.guesses !== last?.guesses) guess(root, talk);
		const isPlain = talk.laser === 'off' && Object.keys(talk.drawings).length === 0;
		last = talk;
		if (isPlain && !ink) return;
		ink ??= import('./ink.ts').then(({ createInk }) => createInk(root));
		void ink.then(({ paint }) => last && paint(last));
	};
}

function guess(root: HTMLElement, { guesses }: Talk): void {
	for (const question of root.querySelectorAll<HTMLElement>('[data-question]')) {
		const value = guesses[question.dataset['question'] ?? ''];
		const text = value === undefined ? undefined : String(value);
		if (question.dataset['guess'] === text) continue;
		if (text === undefined) delete question.dataset['guess'];
		else question.dataset['guess'] = text;
		question.dispatchEvent(new CustomEvent('question:phase'));
	}
}
