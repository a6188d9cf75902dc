/** A line or an area of the drawing; how it looks is the business of its class. */
export interface PathShape {
	readonly cls: string;
	readonly d: string;
}

/** Words in the drawing, some of them bold and first. */
export interface TextShape {
	readonly cls: string;
	readonly x: number;
	readonly y: number;
	readonly say: string | number;
	readonly bold?: string;
	/** How much larger than its class says. */
	readonly scale?: number;
}

/** What still things are drawn from: plain data, drawn by `Shapes.svelte` in this order. */
export type Shape = PathShape | TextShape;

export const path = (cls: string, d: string): Shape => ({ cls, d });
export const box = (cls: string, x: number, y: number, w: number, h: number): Shape =>
	path(cls, boxPath(x, y, w, h));
export const disc = (cls: string, x: number, y: number, r: number): Shape =>
	path(cls, `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`);
export const text = (
	cls: string,
	x: number,
	y: number,
	say: string | number,
	bold = '',
): Shape => ({
	cls,
	x,
	y,
	say,
	bold,
});

/** A rectangle as a path. */
export function boxPath(x: number, y: number, w: number, h: number): string {
	return `M${x} ${y}h${w}v${h}h${-w}Z`;
}

/** The later drawing, with the objects of the earlier one wherever they look the same. */
export function reused(before: readonly Shape[], after: readonly Shape[]): readonly Shape[] {
	let same = before.length === after.length;
	const shapes = after.map((shape, i) => {
		const was = before[i];
		if (was && looksLike(was, shape)) return was;
		same = false;
		return shape;
	});
	return same ? before : shapes;
}

const PARTS = ['cls', 'd', 'x', 'y', 'say', 'bold', 'scale'] as (keyof Shape)[];

function looksLike(a: Shape, b: Shape): boolean {
	return PARTS.every((part) => a[part] === b[part]);
}
