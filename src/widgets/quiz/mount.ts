import { type Component, hydrate, mount as mountNew } from 'svelte';
import type { QuestionForBrowser } from '#quiz/grade';
import type { Fit } from './fit.ts';

type Part = Component<{ question: QuestionForBrowser; fit?: Fit; base?: string }>;

/** The part of each kind of question, loaded when one is asked. A new kind is a line here. */
const parts: Readonly<Record<QuestionForBrowser['kind'], () => Promise<{ default: unknown }>>> = {
	choice: () => import('./Choice.svelte'),
	several: () => import('./Several.svelte'),
	number: () => import('./Number.svelte'),
	order: () => import('./Order.svelte'),
	predict: () => import('./Predict.svelte'),
	'predict-choice': () => import('./PredictChoice.svelte'),
};

/**
 * Brings a question to life in an element: in place of nothing, or over what the server drew
 * there. Fulfilled with what Svelte's `unmount` takes.
 */
export async function mount(
	element: Element,
	props: { readonly question: QuestionForBrowser; readonly fit?: Fit; readonly base?: string },
): Promise<Record<string, unknown>> {
	// Each part takes the questions that carry its kind's name.
	const Part = (await parts[props.question.kind]()).default as Part;
	const start = element.firstElementChild ? hydrate : mountNew;
	return start(Part, { target: element, props });
}
