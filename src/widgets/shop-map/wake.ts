import { STILL, type Traffic, waitWords } from './types.ts';

/** Real milliseconds for one look at the run, and for a ticket on its way. */
const LOOK_MS = 125;
const WAY_MS = 420;
/** A pointer that only crosses a part, on its way to what another one says, changes nothing. */
const REST_MS = 120;

/**
 * Brings a map to life: its parts say what they are, and the run's traffic moves along the ways.
 * Returns what shows a part.
 */
export function wakeMap(root: HTMLElement): (part: string) => void {
	const parts = [...root.querySelectorAll<HTMLElement | SVGElement>('[data-part]')];
	const panels = [...root.querySelectorAll<HTMLElement>('[data-panel]')];
	let shown = '';
	function show(id: string): void {
		shown = id;
		for (const panel of panels) panel.hidden = panel.dataset['panel'] !== id;
		for (const part of parts) {
			if (part.dataset['part'] === id) part.setAttribute('data-on', '');
			else part.removeAttribute('data-on');
		}
	}
	let touched: EventTarget | undefined;
	let resting = 0;
	for (const part of parts) {
		const id = part.dataset['part'] ?? '';
		part.addEventListener('pointerenter', (event) => {
			if ((event as PointerEvent).pointerType === 'touch') return;
			resting = window.setTimeout(show, REST_MS, id);
		});
		part.addEventListener('pointerleave', () => clearTimeout(resting));
		part.addEventListener('focus', () => show(id));
		part.addEventListener('pointerdown', (event) => {
			// A first tap tells, a second one leads to the section.
			touched = (event as PointerEvent).pointerType === 'touch' && shown !== id ? part : undefined;
		});
		part.addEventListener('click', (event) => {
			if (touched !== part) return;
			event.preventDefault();
			show(id);
			touched = undefined;
			// On a narrow screen what it says stands below the parts.
			panels.find(({ hidden }) => !hidden)?.scrollIntoView({ block: 'nearest' });
		});
	}
	// A link to a part, such as map/#mail, opens it.
	const named = (): string | undefined =>
		panels.find(({ id }) => id && id === location.hash.slice(1))?.id;
	const begun = (): string => named() ?? parts[0]?.dataset['part'] ?? '';
	addEventListener('hashchange', () => show(named() ?? shown));
	// What a pointer or the focus has opened goes with Escape, wherever either of them is.
	addEventListener('keydown', ({ key }) => {
		if (key !== 'Escape') return;
		clearTimeout(resting);
		show(begun());
	});
	show(begun());
	wakeTraffic(root);
	return show;
}

function wakeTraffic(root: HTMLElement): void {
	const button = root.querySelector<HTMLButtonElement>('[data-map-run]');
	const clock = root.querySelector<HTMLElement>('[data-map-clock]');
	if (!button || !clock) return;
	const traffic = JSON.parse(root.dataset['traffic'] ?? '{}') as Traffic;
	const still = matchMedia('(prefers-reduced-motion: reduce)');
	let look = 0;
	let timer = 0;
	function draw(): void {
		for (const [queue, { waiting, come }] of Object.entries(traffic.queues)) {
			const count = waiting[look] ?? 0;
			const group = root.querySelector(`[data-queue="${queue}"]`);
			group?.querySelectorAll('.map-ticket').forEach((ticket, n) => {
				ticket.classList.toggle('map-none', n >= count);
			});
			const text = group?.querySelector('.map-count');
			if (text) text.textContent = waitWords(count);
			const leaf = root.querySelector(`[data-queue-count="${queue}"]`);
			if (leaf) leaf.textContent = `${count} wait`;
			if (timer && !still.matches && (come[look] ?? 0) > (come[look - 1] ?? 0)) send(root, queue);
		}
		const orders = traffic.orders[look] ?? 0;
		if (timer && !still.matches && orders > (traffic.orders[look - 1] ?? 0))
			for (const lane of ['checkout-bank', 'checkout-placed']) send(root, lane);
		clock!.textContent = `${Math.floor(look * traffic.step)} s, ${orders} orders`;
	}
	function stop(): void {
		clearInterval(timer);
		timer = 0;
		button!.textContent = look + 1 < traffic.orders.length ? 'Go on' : 'Run it again';
	}
	function tick(): void {
		if (document.hidden) return;
		look += 1;
		draw();
		if (look + 1 >= traffic.orders.length) stop();
	}
	button.addEventListener('click', () => {
		if (timer) return stop();
		if (look + 1 >= traffic.orders.length) look = 0;
		timer = window.setInterval(tick, LOOK_MS);
		button.textContent = 'Stop';
	});
	button.hidden = false;
	look = Math.min(STILL, traffic.orders.length - 1);
	draw();
	look = 0;
}

/** One ticket along a way, from end to end. */
function send(root: HTMLElement, lane: string): void {
	const path = root.querySelector<SVGPathElement>(`[data-lane="${lane}"]`);
	const layer = root.querySelector('.map-moving');
	if (!path || !layer || path.getClientRects().length === 0) return;
	const ticket = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
	ticket.setAttribute('class', 'map-dot');
	ticket.setAttribute('width', '14');
	ticket.setAttribute('height', '20');
	layer.append(ticket);
	const length = path.getTotalLength();
	const begun = performance.now();
	const move = (now: number): void => {
		const part = (now - begun) / WAY_MS;
		if (part >= 1) return ticket.remove();
		const { x, y } = path.getPointAtLength(length * part);
		ticket.setAttribute('x', String(x - 7));
		ticket.setAttribute('y', String(y - 4));
		requestAnimationFrame(move);
	};
	requestAnimationFrame(move);
}
