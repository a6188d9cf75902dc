/** The widgets that a page can have, each loaded when one of it is seen. */
const WIDGETS: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
	stage: () => import('#widgets/stage/Stage.svelte'),
	'full-stage': () => import('#widgets/stage/FullStage.svelte'),
	'full-slide-stage': () => import('#widgets/stage/FullSlideStage.svelte'),
	'slide-stage': () => import('#widgets/stage/SlideStage.svelte'),
	'home-stage': () => import('#widgets/stage/HomeStage.svelte'),
	choice: () => import('#widgets/quiz/Choice.svelte'),
	several: () => import('#widgets/quiz/Several.svelte'),
	number: () => import('#widgets/quiz/Number.svelte'),
	order: () => import('#widgets/quiz/Order.svelte'),
	predict: () => import('#widgets/quiz/Predict.svelte'),
	'predict-choice': () => import('#widgets/quiz/PredictChoice.svelte'),
};

/** The buttons that were pressed while a widget slept, each with the name that it had. */
const presses = new WeakMap<HTMLElement, (readonly [HTMLElement, string])[]>();
const nameOf = (button: HTMLElement): string => button.ariaLabel ?? button.innerText;

/**
 * Brings every sleeping widget to life when it comes into sight; presses that were too early count
 * then, those that came before this script as well: see tooling/late.mjs.
 */
export function wakeOnSight(page: ParentNode): void {
	const late = page.querySelector<HTMLElement & { presses?: readonly Element[] }>('[data-late]');
	for (const place of page.querySelectorAll<HTMLElement>('live-part[asleep]')) {
		watch(place);
		presses.set(place, []);
		for (const target of late?.presses ?? []) press(place, target);
		place.addEventListener('click', ({ target }) => press(place, target as Element));
	}
}

/** Keeps a press on a button of a widget that sleeps. */
function press(place: HTMLElement, target: Element): void {
	const button = target.closest('button');
	if (button && place.contains(button)) presses.get(place)?.push([button, nameOf(button)]);
}

function watch(place: HTMLElement): void {
	const rootMargin = place.dataset['margin'] ?? '0px';
	const observer = new IntersectionObserver(
		(entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			observer.disconnect();
			void wake(place);
		},
		{ rootMargin },
	);
	// It has no box of its own; what it holds has.
	for (const child of place.children) observer.observe(child);
}

async function wake(place: HTMLElement): Promise<void> {
	const load = WIDGETS[place.dataset['widget'] ?? ''];
	const data = place.querySelector(':scope > script');
	if (!load || !data) return;
	const parts = await Promise.all([import('#widgets/shared/hydrate.ts'), load()]).catch(() => {
		// Without a network the picture stays as it is, until there is one.
		addEventListener('online', () => watch(place), { once: true });
	});
	if (!parts) return;
	const [{ bringToLife }, { default: widget }] = parts;
	bringToLife(widget, place, JSON.parse(data.textContent));
	data.remove();
	place.removeAttribute('asleep');
	const early = presses.get(place);
	presses.delete(place);
	for (const [button, name] of early ?? []) {
		// “Play” that has become “Pause” is done already.
		if (nameOf(button) === name) button.click();
		await Promise.resolve();
	}
}
