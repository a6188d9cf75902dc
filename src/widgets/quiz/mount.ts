import { type ComponentProps, hydrate, mount as mountNew } from 'svelte';
import Question from './Question.svelte';

/**
 * Brings a question to life in an element: in place of nothing, or over what the server drew
 * there. Returns what Svelte's `unmount` takes.
 */
export function mount(
	element: Element,
	props: ComponentProps<typeof Question>,
): Record<string, unknown> {
	const start = element.firstElementChild ? hydrate : mountNew;
	return start(Question, { target: element, props });
}
