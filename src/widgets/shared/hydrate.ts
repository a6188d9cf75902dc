import { type Component, hydrate } from 'svelte';

/** Makes a widget of what the server has drawn in a place, with the same props. */
export function bringToLife(
	widget: unknown,
	target: Element,
	props: Record<string, unknown>,
): void {
	hydrate(widget as Component<Record<string, unknown>>, { target, props });
}
