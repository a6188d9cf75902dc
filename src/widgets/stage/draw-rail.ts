import type { Frame, Layout } from '#player';
import { path, type Shape, text } from './shapes.ts';

/** The clip, the ways and the dimension line with its words; the tickets are drawn over it. */
export function drawRail(frame: Frame, { rail: at }: Layout): Shape[] {
	const { clip, toCounter, toSpike } = at;
	return [
		...(toCounter
			? [path('way', toCounter), path('way-tip', `M${(clip?.x ?? 0) + 17} 194l7 6l-7 6`)]
			: []),
		...(toSpike
			? [
					path('way', `M${toSpike.from} ${toSpike.y}H${toSpike.to}`),
					path('way-tip', `M${toSpike.to + 6} ${toSpike.y - 6}l-7 6l7 6`),
				]
			: []),
		...(clip ? [path('clip', `M${clip.x} ${clip.y - 9}v18`)] : []),
		...words(frame, at),
	];
}

function words({ rail, empty }: Frame, at: Layout['rail']): Shape[] {
	const { waiting, notShown, from, to } = rail;
	const folded = at.clip === undefined;
	const left = at.head.x - (at.capacity - 1) * at.step;
	if (waiting === 0) {
		if (empty) return [];
		const say = 'no ticket waits';
		return [folded ? text('lab s', left, 84, say) : text('lab e', to, 92, say)];
	}
	const count = `${waiting} waiting`;
	const unseen = `${notShown} not shown`;
	const y = at.textY;
	const line = path(
		'dim',
		`M${from} ${at.dimY}H${to}M${from} ${at.dimY - 5}v10M${to} ${at.dimY - 5}v10`,
	);
	if (folded) {
		return [
			line,
			text('lab s', left, y, notShown > 0 ? ` (${unseen})` : '', count),
			text('lab e', to, y, 'next'),
		];
	}
	const oldest = ` · oldest ${rail.oldest}`;
	if (at.roomy && to - from > 300) {
		return [
			line,
			text('lab s', from, y, notShown > 0 ? unseen : 'newest'),
			text('lab', (from + to) / 2, y, oldest, count),
			text('lab e', to, y, 'next'),
		];
	}
	return [
		line,
		text('lab e', to, y, oldest, count),
		...(notShown > 0 ? [text('lab e', to, y + 18, unseen)] : []),
	];
}

/** The edges of the tickets behind the last one that is drawn. */
export function behind({ rail }: Frame, { rail: at }: Layout): string[] {
	const folded = at.clip === undefined;
	const count = Math.min(folded ? 3 : 4, rail.notShown);
	return Array.from({ length: count }, (_, i) => {
		const x = rail.from - (folded ? 2.2 : 3) * (count - i);
		return `translate(${x} ${at.head.y}) scale(${at.head.scale})`;
	});
}
