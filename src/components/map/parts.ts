import type { MapProps } from '#course';
import { href } from '../href.ts';

/** The parts of the map, each with the address of the section that explains it. */
export const partsOf = ({ components }: MapProps) =>
	components.map((component) => {
		const [lesson, section] = component.learn.split('/');
		return { ...component, address: href(`lessons/${lesson}/#${section}`) };
	});

/** A part as the map draws and explains it. */
export type Part = ReturnType<typeof partsOf>[number];
