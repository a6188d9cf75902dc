/**
 * What can come step by step on a slide, in the order in which it stands there. A point comes after
 * the one before it, so the first is there at once; a question is asked, then hands go up, then it is
 * answered.
 */
export type StepKind = 'point' | 'reveal' | 'question';

const STEPS: Readonly<Record<StepKind, number>> = { point: 1, reveal: 1, question: 2 };

/** For each thing the step at which it comes (0: at once), and how many steps the slide has. */
export function stepsOf(kinds: readonly StepKind[]): {
	readonly from: readonly number[];
	readonly count: number;
} {
	let count = 0;
	let points = 0;
	const from = kinds.map((kind) => {
		if (kind === 'question') {
			const asked = count;
			count += STEPS.question;
			return asked;
		}
		if (kind === 'point' && points++ === 0) return count;
		count += STEPS[kind];
		return count;
	});
	return { from, count };
}

/** How far a question is: asked, hands up, answered. */
export type QuestionPhase = 'asked' | 'hands' | 'answered';

/** The phase of a question that was asked at one step, at another. */
export function phaseAt(asked: number, step: number): QuestionPhase {
	if (step <= asked) return 'asked';
	return step === asked + 1 ? 'hands' : 'answered';
}
