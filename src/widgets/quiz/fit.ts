import type { QuestionForBrowser } from '#quiz/grade';

/** How large a question slide is set, from the size of the mock-up down to the smallest allowed. */
export type Fit = 'xl' | 'l' | 'ml' | 'm' | 's';

/** In units of a 1920 × 1080 slide. The same numbers stand in quiz-slide.css. */
const sizes = {
	xl: { ask: 76, say: 48, why: 30, pad: 28, air: 56 },
	l: { ask: 66, say: 42, why: 28, pad: 20, air: 40 },
	ml: { ask: 61, say: 38, why: 26, pad: 16, air: 34 },
	m: { ask: 56, say: 32, why: 25, pad: 13, air: 28 },
	s: { ask: 46, say: 28, why: 24, pad: 8, air: 20 },
} as const;
/** Height between the paddings, above the row of buttons. */
const ROOM = 790;
/** The scale of a prediction. */
const SCALE = 228;
/** The field of a number. */
const NUMBER = 90;
/** The sentence below several options or an order. */
const VERDICT = 64;

/**
 * The largest setting in which a slide holds its question, every option and the two longest
 * reasons, so that nothing is resized by answering. A guess at the width of the letters, a little
 * on the wide side; what does not fit even in the smallest is for the author to shorten.
 */
export function fit(question: QuestionForBrowser): Fit {
	for (const [name, size] of Object.entries(sizes))
		if (heightOf(question, size) <= ROOM) return name as Fit;
	return 's';
}

function heightOf(question: QuestionForBrowser, size: (typeof sizes)[Fit]): number {
	const { ask, why, pad, air } = size;
	const head = lines(question.stem, ask, 1220) * ask * 1.1 + air;
	const said = (text: string) => lines(text, why, 1220) * why * 1.35;
	if (question.kind === 'predict') return head + SCALE + 16 + said(question.why);
	if (question.kind === 'number') {
		const slip = Math.max(0, ...question.wrong.map((it) => said(it.why)));
		return head + NUMBER + 32 + said(question.why) + slip;
	}
	if (question.kind === 'order') {
		const rows = question.items.map((item) => Math.max(rowOf(item.text, size), 72 + 2 * pad));
		// Reasons are told aloud; a slide shows the order.
		return head + VERDICT + rows.reduce((sum, height) => sum + height, 0);
	}
	const options = question.options.map(({ text }) => rowOf(text, size));
	const reasons = question.options
		.map((option) => lines(option.why, why, 900) * why * 1.35 + 4)
		.sort((a, b) => b - a)
		.slice(0, question.kind === 'several' ? 5 : 2);
	const verdict = question.kind === 'choice' ? 0 : VERDICT;
	return head + verdict + [...options, ...reasons].reduce((sum, height) => sum + height, 0);
}

/** An option without its reason. */
function rowOf(text: string, { say, pad }: (typeof sizes)[Fit]): number {
	return Math.max(lines(text, say, 1120) * 1.25, 1.65) * say + 2 * pad + 2;
}

/** Literata's letters are less than half as wide as they are high; lines break at words. */
const lines = (text: string, size: number, width: number): number =>
	Math.ceil((text.length * size * 0.45) / width + 0.1);
