import { hydrate, mount as mountNew } from 'svelte';
import Stage from './Stage.svelte';
import { ensureSprite } from './sprite.ts';
import type { StageProps } from './types.ts';

/**
 * Brings a stage to life in an element: in place of nothing, or over what the server drew there.
 * Returns what Svelte's `unmount` takes.
 */
export function mount(element: Element, props: StageProps): Record<string, unknown> {
	ensureSprite(element.ownerDocument);
	const start = element.firstElementChild ? hydrate : mountNew;
	return start(Stage, { target: element, props });
}
