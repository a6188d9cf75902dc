import { hydrate, mount as mountNew } from 'svelte';
import FullSlideStage from './FullSlideStage.svelte';
import FullStage from './FullStage.svelte';
import HomeStage from './HomeStage.svelte';

import { ensureSprite } from './sprite.ts';
import type { StageProps } from './types.ts';

const STAGES = { page: FullStage, slide: FullSlideStage, home: HomeStage };

/**
 * Brings a stage to life in an element: in place of nothing, or over what the server drew there.
 * Returns what Svelte's `unmount` takes.
 */
export function mount(element: Element, props: StageProps): Record<string, unknown> {
	ensureSprite(element.ownerDocument);
	const start = element.firstElementChild ? hydrate : mountNew;
	return start(STAGES[props.mode ?? 'page'], { target: element, props });
}
