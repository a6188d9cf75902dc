import getStroke from 'perfect-freehand';
import type { Stroke, Talk } from '#deck';

const SVG = 'http://www.w3.org/2000/svg';
const PEN = { size: 11, thinning: 0.35, smoothing: 0.5, streamline: 0.4, last: true } as const;

/** What paints lines and the light over the slides, in the slide's own units. */
export interface Ink {
	paint(talk: Talk): void;
	/** A line in the making, before it is sent; empty: none. */
	preview(stroke: Stroke): void;
	/** The element that covers the slide, for whoever listens to a pen there. */
	readonly element: SVGSVGElement;
}

const made = new WeakMap<HTMLElement, Ink>();

/** The ink of a deck, made once. */
export function createInk(root: HTMLElement): Ink {
	const there = made.get(root);
	if (there) return there;
	const element = document.createElementNS(SVG, 'svg');
	element.setAttribute('viewBox', '0 0 1920 1080');
	element.setAttribute('class', 'deck-ink');
	element.setAttribute('aria-hidden', 'true');
	const lines = element.appendChild(document.createElementNS(SVG, 'g'));
	const fresh = element.appendChild(document.createElementNS(SVG, 'path'));
	const light = element.appendChild(document.createElementNS(SVG, 'circle'));
	fresh.setAttribute('class', 'ink-line');
	light.setAttribute('class', 'ink-light');
	light.setAttribute('r', '15');
	root.append(element);
	let shown: readonly Stroke[] = [];
	let key = '';

	const ink: Ink = {
		element,
		preview: (stroke) => fresh.setAttribute('d', outline(stroke)),
		paint(talk) {
			const { laser } = talk;
			light.toggleAttribute('data-on', laser !== 'off');
			if (laser !== 'off') {
				light.setAttribute('cx', String(laser.x));
				light.setAttribute('cy', String(laser.y));
			}
			const now = `${talk.lesson}/${talk.slide}`;
			const strokes = talk.drawings[now] ?? [];
			if (strokes === shown && key === now) return;
			shown = strokes;
			key = now;
			lines.replaceChildren(...strokes.map(lineOf));
		},
	};
	made.set(root, ink);
	return ink;
}

function lineOf(stroke: Stroke): SVGPathElement {
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('class', 'ink-line');
	path.setAttribute('d', outline(stroke));
	return path;
}

/** The outline of a line as a pen leaves it. */
function outline(stroke: Stroke): string {
	const points: [number, number][] = [];
	for (let i = 0; i + 1 < stroke.length; i += 2) points.push([stroke[i] ?? 0, stroke[i + 1] ?? 0]);
	if (points.length === 0) return '';
	const [first, ...rest] = getStroke(points, PEN);
	if (!first) return '';
	const round = ([x = 0, y = 0]: number[]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
	return `M${round(first)}L${rest.map(round).join('L')}Z`;
}
