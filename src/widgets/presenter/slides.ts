import { type Slide, type StepKind, stepsOf } from '#deck';
import { type Load, planOf } from '#deck/presenter';
import type { QuestionForBrowser } from '#quiz/grade';
import type { StageProps } from './types.ts';

/** A slide as the speaker sees it: what there is to say, to run and to ask. */
export interface SpeakerSlide extends Slide {
	readonly kind: string;
	/** Its section's title, and `2 of 3` where the section has several slides: its title in two. */
	readonly heading: string;
	readonly part: string;
	/** The essay's prose and the speaker's own notes, as the page holds them. */
	readonly notes: readonly Element[];
	readonly remote: StageProps | undefined;
	readonly question: QuestionForBrowser | undefined;
	/** Minutes in the plan. */
	readonly minutes: number;
}

/** The steps of a question. */
export const QUESTION_STEPS = ['Ask', 'Hands up', 'Answer'] as const;

/** What comes at a step of a slide, in few words. */
export function stepName({ question, steps }: SpeakerSlide, step: number): string {
	return (question && QUESTION_STEPS[step]) ?? `Step ${step} of ${steps}`;
}

/** Reads the slides out of the page. */
export function slidesOf(source: Element, minutes: number): readonly SpeakerSlide[] {
	const found = [...source.querySelectorAll<HTMLElement>('[data-slide]')];
	const plan = planOf(found.map(loadOf), minutes);
	return found.map((element, at): SpeakerSlide => {
		const { slide = '', section = '', title = '', kind = '', heading = '' } = element.dataset;
		const steps = [...element.querySelectorAll<HTMLElement>('[data-step]')];
		const stage = element.querySelector<HTMLElement>('[data-stage]');
		const question = element.querySelector<HTMLElement>('[data-question]');
		return {
			id: slide,
			section,
			title,
			kind,
			heading,
			part: element.dataset['part'] ?? '',
			stage: stage?.dataset['stage'],
			steps: stepsOf(steps.map((each) => each.dataset['step'] as StepKind)).count,
			notes: [...element.querySelectorAll('.p-notes, :scope > .p-cue')],
			remote: propsOf<StageProps>(stage),
			question: propsOf<QuestionForBrowser>(question),
			minutes: plan[at] ?? 0,
		};
	});
}

function propsOf<T>(element: HTMLElement | null): T | undefined {
	const text = element?.dataset['props'];
	return text === undefined ? undefined : (JSON.parse(text) as T);
}

function loadOf(slide: Element): Load {
	const notes = [...slide.querySelectorAll('.p-notes, .p-point')];
	const words = notes.reduce((sum, { textContent }) => sum + textContent.split(/\s+/).length, 0);
	return {
		words,
		stages: slide.querySelectorAll('[data-stage]').length,
		questions: slide.querySelectorAll('[data-question]').length,
	};
}
