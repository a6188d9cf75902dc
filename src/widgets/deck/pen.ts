import { type Deck, drawn, pointed } from '#deck';
import { createInk } from './ink.ts';
import type { Opened } from './tools.ts';

/** A light that follows the pointer over the slide. */
export function openLaser(root: HTMLElement, deck: Deck): Opened {
	const { element } = createInk(root);
	const off = listen(element, 'laser', {
		move: (at) => deck.change((talk) => pointed(talk, at)),
		leave: () => deck.change((talk) => pointed(talk, 'off')),
	});
	return closer(() => {
		off();
		deck.change((talk) => pointed(talk, 'off'));
	});
}

/** A pen for the slide; what it draws stays there. */
export function openPen(root: HTMLElement, deck: Deck): Opened {
	const { element, preview } = createInk(root);
	let stroke: number[] | undefined;
	return closer(
		listen(element, 'draw', {
			down: ({ x, y }) => preview((stroke = [x, y])),
			move({ x, y }) {
				if (!stroke || stroke.length > 3_990) return;
				stroke.push(x, y);
				preview(stroke);
			},
			up() {
				const done = stroke;
				stroke = undefined;
				preview([]);
				if (done) deck.change((talk) => drawn(talk, done));
			},
		}),
	);
}

interface Point {
	readonly x: number;
	readonly y: number;
}

interface Pointer {
	down?(at: Point): void;
	move(at: Point): void;
	up?(): void;
	leave?(): void;
}

/** Gives the pointer over the slide to a tool. */
function listen(element: SVGSVGElement, tool: 'laser' | 'draw', to: Pointer): () => void {
	const off = new AbortController();
	const { signal } = off;
	const at = ({ clientX, clientY }: PointerEvent): Point => {
		const { left, top, width, height } = element.getBoundingClientRect();
		return {
			x: Math.round(((clientX - left) / width) * 1920),
			y: Math.round(((clientY - top) / height) * 1080),
		};
	};
	const on = (name: string, act: (event: PointerEvent) => void): void =>
		element.addEventListener(name, (event) => act(event as PointerEvent), { signal });
	element.dataset['tool'] = tool;
	on('pointerdown', (event) => {
		if (event.button !== 0) return;
		event.preventDefault();
		// The deck takes a long way for a swipe.
		event.stopPropagation();
		element.setPointerCapture(event.pointerId);
		to.down?.(at(event));
		to.move(at(event));
	});
	on('pointermove', (event) => {
		for (const each of event.getCoalescedEvents?.() ?? [event]) to.move(at(each));
	});
	on('pointerup', () => to.up?.());
	on('pointercancel', () => to.up?.());
	on('pointerleave', () => to.leave?.());
	return () => {
		off.abort();
		delete element.dataset['tool'];
	};
}

function closer(end: () => void): Opened {
	let isOpen = true;
	return {
		close() {
			if (!isOpen) return false;
			isOpen = false;
			end();
			return true;
		},
	};
}
