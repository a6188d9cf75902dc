import { arch, cpus, platform } from 'node:os';
import { table } from '../simulate/text.ts';
import { type Figure, isMet } from './figure.ts';

/** A number with about three digits that say something. */
export function numberText(value: number): string {
	if (!Number.isFinite(value)) return '–';
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** `met`, `missed`, or nothing where there is no target. */
export function verdictOf(figure: Figure): string {
	const met = isMet(figure);
	return met === undefined ? '' : met ? 'met' : 'missed';
}

/** All figures as a table, a section a part. */
export function tableOf(figures: readonly Figure[]): string[] {
	return (['core', 'browser'] as const).flatMap((part) => {
		const rows = figures.filter((figure) => figure.part === part).map(rowOf);
		if (rows.length === 0) return [];
		return [...table([part, 'measured', '', 'target', '', 'how'], rows, 1), ''];
	});
}

function rowOf(figure: Figure): string[] {
	const { name, value, unit, target, note = '' } = figure;
	const wanted = target && `${target.is === 'at least' ? '≥' : '≤'} ${numberText(target.value)}`;
	return [`  ${name}`, numberText(value), unit.padEnd(6), wanted ?? '', verdictOf(figure), note];
}

/** The same for other programs, with the machine that it was measured on. */
export function jsonOf(figures: readonly Figure[]): string {
	const all = figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) || undefined }));
	const [first] = cpus();
	const machine = {
		node: process.version,
		platform: `${platform()} ${arch()}`,
		processor: first?.model,
		processors: cpus().length,
	};
	return `${JSON.stringify({ machine, figures: all }, null, '\t')}\n`;
}
