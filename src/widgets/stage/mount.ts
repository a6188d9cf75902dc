import { hydrate, mount as mountNew } from 'svelte';
import HomeStage from './HomeStage.svelte';
import SlideStage from './SlideStage.svelte';
import Stage from './Stage.svelte';
import { ensureSprite } from './sprite.ts';
import type { StageProps } from './types.ts';

const STAGES = { page: Stage, slide: SlideStage, home: HomeStage };

/**
 * Brings a stage to life in an element: in place of nothing, or over what the server drew there.
 * Returns what Svelte's `unmount` takes.
 */
export function mount(element: Element, props: StageProps): Record<string, unknown> {
	ensureSprite(element.ownerDocument);
	const start = element.firstElementChild ? hydrate : mountNew;
	return start(STAGES[props.mode ?? 'page'], { target: element, props });
}
