import type * as progress from '#progress';

/** How long something has to be in view to count, milliseconds. */
const MOMENT = 1_000;

/** Calls back for each of them that has been in sight for a moment, while the page can be seen. */
function watch(margin: string, all: readonly Element[], seen: (it: Element) => void): void {
	const timers = new Map<Element, ReturnType<typeof setTimeout>>();
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				clearTimeout(timers.get(target));
				if (!isIntersecting) continue;
				timers.set(
					target,
					setTimeout(() => {
						if (!document.hidden) seen(target);
					}, MOMENT),
				);
			}
		},
		{ rootMargin: margin },
	);
	const start = (): void => {
		observer.disconnect();
		for (const it of all) observer.observe(it);
	};
	// Whoever comes back to the page begins a moment afresh.
	document.addEventListener('visibilitychange', start);
	start();
}

/**
 * Remembers which sections of a lesson were read to their end, where the reader is, and which stages
 * were worked.
 */
export function followReading(): void {
	const lesson = document.querySelector<HTMLElement>('[data-lesson]')?.dataset['lesson'] ?? '';
	const sections = [...document.querySelectorAll<HTMLElement>('[data-read]')];
	const idOf = (section: Element | null) => section?.getAttribute('aria-labelledby') ?? '';
	const told = new Set<string>();
	/** Each thing is told once, and what remembers is loaded with the first. */
	const keep: typeof progress.remember = (part, id, entry) => {
		const name = JSON.stringify([part, id, entry]);
		if (told.has(name)) return;
		told.add(name);
		import('#progress').then(
			({ remember }) => remember(part, id, entry),
			// Without a network it is told with the next chance.
			() => told.delete(name),
		);
	};

	const ends = sections.map((section) => section.appendChild(document.createElement('span')));
	watch('0px', ends, ({ parentElement: section }) =>
		keep('read', `${lesson}/${idOf(section)}`, { revision: section?.dataset['read'] ?? '' }),
	);
	// Where the reader is: in the section that fills the middle of the window.
	watch('-50% 0px', sections, (section) => {
		told.clear();
		keep('places', lesson, { section: idOf(section) });
	});
	const work = ({ target }: Event): void => {
		const stage = (target as Element).closest('.of-stage :is(button, input, [tabindex])');
		const id = stage?.closest('.of-stage')?.id;
		if (id) keep('tried', `${lesson}/${id}`, {});
	};
	for (const type of ['click', 'input']) document.addEventListener(type, work);
	document.addEventListener('keydown', (event) => {
		// Keys of one letter work a stage; others lead through it.
		if (event.key.length === 1) work(event);
	});
}
