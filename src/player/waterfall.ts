import type { Scenario } from '#schemas';
import { advance, apply, start } from '#simulation/core';
import { EVENT } from '#simulation/light';

/** One job of an order. Times in microseconds since the click. */
export interface Bar {
	readonly label: string;
	/** Since when its ticket waited; undefined for a direct call. */
	readonly waitFrom: number | undefined;
	readonly from: number;
	readonly to: number;
	/** The index of the job whose end set this one off. */
	readonly after: number | undefined;
}

/** What one click sets off: how long the customer waits, and the jobs. */
export interface WaterfallGroup {
	readonly label: string;
	readonly wait: number;
	readonly done: number;
	readonly bars: readonly Bar[];
}

/** The jobs of the first order of a scenario, followed through its events. */
export function waterfallOf(scenario: Scenario, variant: string): WaterfallGroup {
	const run = { scenario: '', edition: '', variant, set: {}, seed: scenario.seed, actions: [] };
	const sim = start(apply(scenario, run));
	const services = Object.values(sim.spec.services);
	const queues = Object.values(sim.spec.queues);
	const offset = sim.ids.length - services.length;
	const published = new Map<number, number>();
	const open = new Map<string, { label: string; from: number; queue: number }>();
	const bars: (Bar & { readonly queue: number })[] = [];
	let clicked = 0;
	let wait = 0;
	advance(sim, sim.spec.until, {
		event(t, _n, kind, node, message, order, value) {
			if (order !== 0) return;
			const service = services[node - offset];
			if (kind === EVENT.ARRIVED) clicked = t;
			else if (kind === EVENT.ANSWERED) wait = value;
			else if (kind === EVENT.PUBLISHED) published.set(message, t);
			else if (kind === EVENT.STARTED && service) {
				const queue =
					message < 0 ? -1 : Object.keys(sim.spec.queues).indexOf(service.consumes ?? '');
				const label = queues[queue]?.label ?? service.label;
				open.set(`${node} ${message}`, { label, from: t, queue });
			} else if (kind === EVENT.FINISHED) {
				const begun = open.get(`${node} ${message}`);
				if (!begun) return;
				const waitFrom = published.get(message);
				bars.push({
					label: begun.label,
					waitFrom: waitFrom === undefined ? undefined : waitFrom - clicked,
					from: begun.from - clicked,
					to: t - clicked,
					after: undefined,
					queue: begun.queue,
				});
			}
		},
	});
	const done = bars.reduce((last, bar) => Math.max(last, bar.to), wait);
	const label = sim.spec.variants[variant]?.label ?? variant;
	return { label, wait, done, bars: linked(bars, wait) };
}

/** In the order of the picture: a job right after the one that set it off. */
function linked(bars: readonly (Bar & { readonly queue: number })[], wait: number): Bar[] {
	const sorted = [...bars].sort((a, b) => a.queue - b.queue || a.from - b.from);
	const calls = sorted.every((bar) => bar.waitFrom === undefined);
	const first = sorted.filter((bar) => calls || (bar.waitFrom ?? 0) <= wait);
	const later = sorted.filter((bar) => !first.includes(bar));
	const out: Bar[] = [];
	for (const bar of first) {
		out.push(strip(bar, calls && out.length > 0 ? out.length - 1 : undefined));
		const parent = out.length - 1;
		for (const child of later) {
			if (child.waitFrom === bar.to) out.push(strip(child, parent));
		}
	}
	return out;
}

function strip({ label, waitFrom, from, to }: Bar, after: number | undefined): Bar {
	return { label, waitFrom, from, to, after };
}
