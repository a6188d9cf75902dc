import type { Scenario } from '#schemas';
import type { LogView, ServiceView, View } from '#simulation';
import { type Figure, figuresOf } from '../numbers.ts';
import { capital, counted, inWords, moment } from '../words.ts';
import { findingOf } from '../narration.ts';
import { hallOf } from './plan.ts';

/** What there is to count at the logs of a hall. */
interface Tally {
	readonly kept: number;
	readonly written: number;
	/** How far behind the readers are that have the most before them, and who they are. */
	readonly behind: number;
	readonly who: string;
	/** Records that readers have done with. */
	readonly read: number;
}

function tally(logs: readonly LogView[], services: readonly ServiceView[]): Tally {
	const parts = logs.flatMap((log) => log.partitions);
	const written = parts.reduce((total, it) => total + it.end, 0);
	const trimmed = parts.reduce((total, it) => total + it.base, 0);
	const groups = logs.flatMap((log) =>
		log.groups.map(({ service, next }) => ({
			service: services[service],
			behind: log.partitions.reduce((total, it, p) => total + it.end - (next[p] ?? it.end), 0),
		})),
	);
	const [last] = [...groups].sort((a, b) => b.behind - a.behind);
	return {
		kept: written - trimmed,
		written,
		behind: last?.behind ?? 0,
		who: last?.service?.label ?? '',
		read: groups.reduce((total, it) => total + (it.service?.handled ?? 0), 0),
	};
}

function logsOf(view: View, spec: Scenario): { logs: readonly LogView[]; rails: boolean } {
	const { rows } = hallOf(spec, view);
	const logs = rows.flatMap((row) =>
		row.kind === 'tape' ? (view.others[row.index] as LogView) : [],
	);
	return { logs, rails: rows.some(({ kind }) => kind !== 'tape') };
}

/** The four values under a hall: those of its rails, and where it has logs those of its logs. */
export function hallFigures(view: View, spec: Scenario): readonly Figure[] {
	const { logs, rails } = logsOf(view, spec);
	if (logs.length === 0) return figuresOf(view, spec);
	const { kept, written, behind, who, read } = tally(logs, view.services);
	const late: Figure = {
		name: 'Furthest behind',
		short: 'Behind',
		value: String(behind),
		unit: '',
		context: behind > 0 ? `${who} at the log` : 'all is read',
	};
	if (rails) return [...figuresOf(view, spec).slice(0, 3), late];
	const rate = view.t > 0 ? (read * 1e6) / view.t : 0;
	const cut = written - kept;
	return [
		{
			name: 'Records kept',
			short: 'Kept',
			value: String(kept),
			unit: '',
			context: cut > 0 ? `${cut} cut off, too old` : 'nothing is cut off',
			plain: true,
		},
		late,
		{ name: 'Read', value: String(read), unit: '', context: `${rate.toFixed(1)} per second` },
		{
			name: 'Parts',
			value: String(logs.reduce((total, log) => total + log.partitions.length, 0)),
			unit: '',
			context: 'each with one reader at most',
		},
	];
}

/** What is said of a reader’s own run of a hall. */
export function hallFinding(
	view: View,
	spec: Scenario,
): { readonly finding: string; readonly caption: string } {
	const { logs, rails } = logsOf(view, spec);
	const usual = findingOf(view, spec);
	const arrived = view.producers.reduce((total, it) => total + it.arrived, 0);
	if (logs.length === 0 || rails || arrived === 0) return usual;
	const { kept, behind, who } = tally(logs, view.services);
	const late = behind > 0 ? `and “${who}” has ${inWords(behind)} before it` : 'and all are read';
	return {
		finding: `${capital(counted(kept, 'record'))} ${kept === 1 ? 'is' : 'are'} kept, ${late}.`,
		caption: `This is your run at ${moment(view.t)}: ${counted(arrived, 'order')} so far.`,
	};
}
