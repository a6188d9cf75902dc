const map = document.querySelector<HTMLElement>('.shop-map[data-whole]');
if (map) watch(map);

/** The map wakes when it is first used, and then does what it was used for. */
function watch(map: HTMLElement): void {
	let woken: Promise<(part: string) => void> | undefined;
	const use = async (event: Event): Promise<void> => {
		const target = (event.target as Element).closest('[data-part], [data-map-run]');
		if (!target) return;
		const part = target.getAttribute('data-part');
		const click = event.type === 'click';
		// A first tap tells, and leads nowhere.
		const tap = click && part !== null && (event as PointerEvent).pointerType === 'touch';
		if (tap) event.preventDefault();
		try {
			woken ??= import('#widgets/shop-map/bring.ts').then(({ bringMap }) => bringMap(map));
			const show = await woken;
			for (const name of USES) map.removeEventListener(name, use);
			if (part !== null) show(part);
			else if (click) (target as HTMLElement).click();
		} catch {
			// Without a network it stays a drawing whose parts are links.
			woken = undefined;
			if (tap) location.assign(target.getAttribute('href') ?? '');
		}
	};
	const USES = ['pointerover', 'focusin', 'click'];
	for (const name of USES) map.addEventListener(name, use);
	map.querySelector('[data-map-run]')?.removeAttribute('hidden');
}
