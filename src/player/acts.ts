import type { Scenario, Service } from '#schemas';
import type { ServiceView, View } from '#simulation';
import type { Deed } from './deed.ts';
import { counterName } from './frame-counters.ts';
import { topologyOf } from './topology.ts';
import { ticketNumber } from './words.ts';

/** Something that can be done to an object now. */
export interface Act {
	/** What its button says. */
	readonly label: string;
	/** The same with the object named, such as “Crash counter B”. */
	readonly name: string;
	readonly deed: Deed;
}

/** An object of the picture and what can be done to it. */
export interface ActGroup {
	readonly key: string;
	readonly name: string;
	readonly acts: readonly Act[];
}

/** More counters than this are not opened by hand. */
const MOST = 12;
/** A slowed counter takes so many times as long. */
const SLOWER = 3;

/**
 * What a reader can do at a moment, object by object; `done` is what has been done until now. Only
 * what the scenario has is offered: no redrive without a dead-letter queue.
 */
export function actsOf(spec: Scenario, view: View, done: readonly Deed[]): ActGroup[] {
	const { mode, rows } = topologyOf(spec, view);
	const used = new Set(rows.flatMap(({ counters }) => counters.map(({ service }) => service)));
	const groups = [
		...view.producers.map(({ id, label }) =>
			group(`producer ${id}`, label, [
				{ label: 'Place an order', name: `Place an order at ${label}`, do: 'publish', target: id },
			]),
		),
		...(mode === 'queued' ? broker(view) : []),
		...redrives(spec, view),
		...view.services.flatMap((service, i) =>
			used.has(i) ? serviceGroups(spec, service, done) : [],
		),
	];
	return groups.filter(({ acts }) => acts.length > 0);
}

type Offer = Deed & { readonly label: string; readonly name: string };

function group(key: string, name: string, offers: readonly Offer[]): ActGroup {
	const acts = offers.map(({ label, name: full, ...deed }) => ({ label, name: full, deed }));
	return { key, name, acts: acts as Act[] };
}

function broker({ queues }: View): ActGroup[] {
	if (queues.length === 0) return [];
	const isUp = queues.some(({ up }) => up);
	const label = isUp ? 'Crash' : 'Restart';
	return [
		group('broker', 'Broker', [
			{
				label,
				name: `${label} the broker`,
				do: isUp ? 'crash' : 'recover',
				target: 'broker',
			},
		]),
	];
}

function redrives(spec: Scenario, view: View): ActGroup[] {
	const targets = new Set(Object.values(spec.queues).map(({ deadLetter }) => deadLetter?.to));
	return view.queues
		.filter(({ id, ready }) => targets.has(id) && ready > 0)
		.map(({ id, label, ready }) =>
			group(`queue ${id}`, label, [
				{
					label: `Redrive ${ready}`,
					name: `Redrive ${ready} from ${label}`,
					do: 'redrive',
					target: id,
				},
			]),
		);
}

function serviceGroups(
	spec: Scenario,
	service: ServiceView,
	done: readonly Deed[],
): readonly ActGroup[] {
	const { id, slots } = service;
	const it = spec.services[id] as Service;
	const all = group(
		`service ${id}`,
		slots.length === 1 ? service.label : `Every ${lower(service.label)}`,
		[...whole(it, service, done)],
	);
	if (slots.length === 1) {
		const [only] = counters(it, service);
		return [{ ...all, key: `${id}.0`, acts: [...(only?.acts ?? []), ...all.acts] }];
	}
	return [...counters(it, service), all];
}

function counters(spec: Service, service: ServiceView): ActGroup[] {
	const { id, slots, up } = service;
	const each = spec.concurrency ?? 1;
	return slots.map((slot, i) => {
		const name = counterName(service, i);
		const short = lower(name);
		const part = `${id}.${Math.floor(i / each) + 1}`;
		const { ticket } = slot;
		const opening = !up || slot.status === 'down';
		const target = !up ? id : part;
		return group(`${id}.${i}`, name, [
			opening
				? { label: 'Open', name: `Open ${short}`, do: 'recover', target }
				: { label: 'Crash', name: `Crash ${short}`, do: 'crash', target },
			...(ticket && !opening
				? [
						{
							label: `Nack ${ticketNumber(ticket.number)}`,
							name: `Nack ${ticketNumber(ticket.number)}, held by ${short}`,
							do: 'nack' as const,
							target: id,
							message: ticket.message,
						},
					]
				: []),
		]);
	});
}

function whole(spec: Service, { id, label, slots }: ServiceView, done: readonly Deed[]): Offer[] {
	const word = slots.length === 1 ? lower(label) : `every ${lower(label)}`;
	const isPaused =
		done.findLast((it) => (it.do === 'pause' || it.do === 'resume') && it.target === id)?.do ===
		'pause';
	const open = slots.filter(({ status }) => status !== 'closing').length;
	const path = `services.${id}.slots`;
	return [
		isPaused
			? { label: 'Resume', name: `Resume ${word}`, do: 'resume', target: id }
			: { label: 'Pause', name: `Pause ${word}`, do: 'pause', target: id },
		...speeds(spec, id, word, done),
		...(open < MOST
			? [
					{
						label: 'Add a worker',
						name: `Add a worker to ${lower(label)}`,
						do: 'set' as const,
						target: path,
						value: open + 1,
					},
				]
			: []),
		...(open > 1
			? [
					{
						label: 'Remove a worker',
						name: `Remove a worker from ${lower(label)}`,
						do: 'set' as const,
						target: path,
						value: open - 1,
					},
				]
			: []),
		...(spec.reads
			? [
					{
						label: 'Rewind',
						name: `Rewind ${lower(label)} to the oldest record`,
						do: 'rewind' as const,
						target: id,
					},
				]
			: []),
	];
}

/** Slower, and back to the pace that the scenario has; work without a mean has no pace to change. */
function speeds({ work }: Service, id: string, word: string, done: readonly Deed[]): Offer[] {
	if (!('mean' in work)) return [];
	const target = `services.${id}.work.mean`;
	const last = done.findLast((it) => it.do === 'set' && it.target === target);
	const now = last?.do === 'set' ? Number(last.value) : work.mean;
	if (now > work.mean) {
		const name = `Usual pace for ${word}`;
		return [{ label: 'Usual pace', name, do: 'set', target, value: work.mean }];
	}
	const name = `Slow down ${word} to a third of its pace`;
	return [{ label: 'Slow down', name, do: 'set', target, value: now * SLOWER }];
}

/** “Counter B” in the middle of a sentence; a name with two capitals keeps them. */
function lower(name: string): string {
	return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
