import type { Scenario } from '#schemas';
import type { View } from '#simulation';
import type { CounterRef } from '../topology.ts';
import { traysOf } from './ledger.ts';

/** One line of the hall: a rail, a log's tapes, or a service that is called directly. */
export interface HallRow {
	readonly kind: 'rail' | 'tape' | 'call';
	/** Index in `view.queues`, `view.others` or `view.services`. */
	readonly index: number;
	readonly label: string;
	readonly counters: readonly CounterRef[];
	/** Counters beyond those that are drawn. */
	readonly notShown: number;
	/** Parts of a log; 1 otherwise. */
	readonly parts: number;
	/** Whether it is fed from the shops or a cabinet and not from another row. */
	readonly fed: boolean;
	/** Whether tickets wait here for their next attempt. */
	readonly plank: boolean;
	/** The most tickets that one of its counters may hold at once. */
	readonly hand: number;
	/** Whether a time brings back what is in a hand. */
	readonly timed: boolean;
	/** What its counters share: an index in `view.others`; -1: nothing. */
	readonly shares: number;
	/** The number of the order that somebody looks for here; 0: none. */
	readonly seeks: number;
	/** Who does: an index in `view.services`; -1: nobody. */
	readonly seeker: number;
}

/** A cabinet: an exchange, or the outbox with its relay. */
export interface Cabinet {
	readonly kind: 'exchange' | 'outbox';
	readonly label: string;
	/** Index in `view.others`; -1 for an exchange, which holds nothing. */
	readonly index: number;
	/** What it looks at, by row: a key for each slot. */
	readonly keys: readonly string[];
}

/** What there is to draw in a hall, without a word on where. */
export interface HallPlan {
	readonly producers: readonly number[];
	readonly cabinets: readonly Cabinet[];
	readonly rows: readonly HallRow[];
	/** Dead-letter queues that nobody takes from: indexes in `view.queues`. */
	readonly trays: readonly number[];
	/** The row whose tickets end in the tray, by tray; -1: several, or none that is drawn. */
	readonly traysOf: readonly number[];
	/** Whether the shops are told that a ticket hangs: a receipt for each publish. */
	readonly receipts: boolean;
	/** The row whose order can be lost, by several hands or several parts; -1: there is none such. */
	readonly order: number;
	/** The row whose tickets are hidden for a time; -1: none. */
	readonly bars: number;
	/** Those of the services that are drawn: indexes in `view.effects`. */
	readonly ledgers: readonly number[];
	/** Whether customers wait for direct calls, and whether any can leave who waits for less. */
	readonly line: boolean;
	readonly door: boolean;
}

/** So many counters a row has room for, and all rows together. */
export const MOST_COUNTERS = 12;
const ALL_COUNTERS = 20;

/** Whether a scenario has more than one shop, one rail with its counters, or direct calls. */
export function isHall(spec: Scenario): boolean {
	const queues = Object.values(spec.queues);
	const services = Object.values(spec.services);
	const parts = [spec.exchanges, spec.logs, spec.outboxes, spec.capacities];
	const plain = /"(deliveryLimit|retry|ack|prefetch|concurrency|confirm|fails|poll)"/;
	const said = JSON.stringify(spec, (key, value: unknown) =>
		(key === 'prefetch' && value === 1) || (key === 'fails' && typeof value === 'string')
			? undefined
			: value,
	);
	return (
		parts.some((part) => part && Object.keys(part).length > 0) ||
		queues.length > 1 ||
		Object.keys(spec.producers).length > 1 ||
		services.some((it) => it.slots > 6) ||
		(queues.length > 0 && plain.test(said.replace(/"retry":\{"attempts"/g, '')))
	);
}

/** What there is to draw at a moment. */
export function hallOf(spec: Scenario, view: View): HallPlan {
	const services = Object.values(spec.services);
	const steps = Object.entries(spec.producers).flatMap(([, it]) => it.plans[it.plan] ?? []);
	const queueIds = Object.keys(spec.queues);
	const dead = new Set(Object.values(spec.queues).flatMap((it) => it.deadLetter?.to ?? []));
	const direct = steps.flatMap((step) => ('publish' in step ? step.publish : []));
	const stored = steps.flatMap((step) => ('store' in step ? [step.store] : []));
	const called = new Set(steps.flatMap((step) => ('call' in step ? step.call : [])));
	const boxes = Object.entries(spec.outboxes ?? {}).filter(([id]) => stored.includes(id));
	const fed = reach(spec, [...direct, ...boxes.flatMap(([, it]) => it.publishes)]);
	const after = reach(
		spec,
		services.flatMap((it) => it.publishes ?? []),
	);
	const wanted = new Set([...fed, ...after]);
	const rows: HallRow[] = [];
	// A book lies below the rail that is compared with it.
	const books: HallRow[] = [];
	services.forEach((it, i) => {
		const id = Object.keys(spec.services)[i] as string;
		if (!called.has(id)) return;
		const row = { ...base('call', i, it.label), ...countersOf(view, [i]), fed: true };
		if (it.seeks && !it.consumes) books.push({ ...row, counters: [], seeks: it.seeks });
		else rows.push({ ...row, hand: handOf(it) });
	});
	const taken = (id: string): number[] =>
		services.flatMap((it, i) => (it.consumes === id ? [i] : []));
	queueIds.forEach((id, index) => {
		const takers = taken(id);
		const queue = spec.queues[id];
		if (takers.length === 0 && (dead.has(id) || !wanted.has(id))) return;
		if (!wanted.has(id) && !dead.has(id)) return;
		const hand = Math.max(1, ...takers.map((i) => handOf(services[i])));
		const seeker = takers.find((i) => services[i]?.seeks) ?? -1;
		rows.push({
			...base('rail', index, queue?.label ?? id),
			...countersOf(view, takers),
			fed: fed.has(id),
			plank: queue?.retry !== undefined,
			hand,
			timed: (queue?.profile ?? spec.profile) === 'sqs-standard',
			seeks: services[seeker]?.seeks ?? 0,
			seeker,
			shares: view.others.findIndex(({ id }) => takers.some((i) => services[i]?.needs === id)),
		});
	});
	view.others.forEach((it, index) => {
		if (it.kind !== 'log' || !wanted.has(it.id)) return;
		const readers = services.flatMap((service, i) => (service.reads?.log === it.id ? [i] : []));
		const parts = it.partitions.length;
		const refs = countersOf(view, readers);
		rows.push({ ...base('tape', index, it.label), ...refs, parts, fed: fed.has(it.id) });
	});
	rows.push(...books);
	const trays = traysOf(spec);
	const rails = rows.filter(({ kind }) => kind === 'rail');
	const [rail] = rails;
	const alone = rail && rails.length === 1 ? rows.indexOf(rail) : -1;
	return {
		producers: view.producers.map((_, i) => i).slice(0, 3),
		cabinets: [
			...boxes.map(([id, it]): Cabinet => {
				const index = view.others.findIndex((other) => other.id === id);
				return { kind: 'outbox', label: it.label, index, keys: [] };
			}),
			...Object.entries(spec.exchanges ?? {}).flatMap(([id, it]): Cabinet[] => {
				if (!wanted.has(id) && !dead.has(id)) return [];
				const keys = rows.map(({ kind, index }) => {
					const id = kind === 'rail' ? queueIds[index] : view.others[index]?.id;
					const key = it.bindings.find(({ to }) => to === id)?.key ?? '';
					return kind === 'call' || it.type === 'fanout' ? '' : key;
				});
				return [{ kind: 'exchange', label: it.label, index: -1, keys }];
			}),
		].slice(0, 2),
		rows: fewer(rows.slice(0, 6)),
		trays,
		traysOf: trays.map((tray) => {
			const from = rows.flatMap(({ kind, index }, r) => {
				const to = kind === 'rail' && spec.queues[queueIds[index] as string]?.deadLetter?.to;
				return to === queueIds[tray] ? [r] : [];
			});
			return from.length === 1 ? (from[0] as number) : -1;
		}),
		receipts: confirms(steps),
		order:
			rows.length === 1 && rows[0]?.kind === 'tape' && rows[0].parts > 1
				? 0
				: rail &&
					  rail.counters.length > 1 &&
					  rows.length === 1 &&
					  !rail.timed &&
					  // Work that always takes as long overtakes nothing.
					  rail.counters.some(({ service }) => services[service]?.work.kind !== 'fixed') &&
					  trays.length === 0 &&
					  !JSON.stringify(spec.producers).includes('"confirm"')
					? alone
					: -1,
		bars: rail?.timed ? alone : -1,
		ledgers: ledgersOf(spec, view, rows),
		line: called.size > books.length,
		door:
			called.size === books.length &&
			(confirms(steps) || Object.values(spec.producers).some((it) => it.patience !== undefined)),
	};
}

function confirms(steps: readonly object[]): boolean {
	return steps.some((step) => 'confirm' in step && step.confirm !== undefined);
}

/** The effects of what is drawn, and those that are nobody’s. */
function ledgersOf(spec: Scenario, view: View, rows: readonly HallRow[]): number[] {
	const services = Object.values(spec.services);
	const drawn = new Set(rows.flatMap((row) => row.counters.map(({ service }) => service)));
	return view.effects.flatMap(({ id }, i) => {
		const owners = services.flatMap(({ effect }, k) => (effect === id ? [k] : []));
		return owners.length === 0 || owners.some((k) => drawn.has(k)) ? [i] : [];
	});
}

/** With many rows each shows fewer of its counters, and says how many there are besides. */
function fewer(rows: readonly HallRow[]): HallRow[] {
	const most = Math.floor(ALL_COUNTERS / Math.max(1, rows.length));
	return rows.map((row) => ({
		...row,
		counters: row.counters.slice(0, most),
		notShown: row.notShown + Math.max(0, row.counters.length - most),
	}));
}

function handOf(service: Scenario['services'][string] | undefined): number {
	if (!service || service.poll?.batch === undefined) {
		const ahead = service?.prefetch ?? 1;
		return ahead === 0 ? 12 : ahead;
	}
	return service.poll.batch;
}

function base(kind: HallRow['kind'], index: number, label: string): Omit<HallRow, 'counters'> {
	return {
		kind, index, label,
		notShown: 0, parts: 1, fed: false, plank: false, hand: 1, timed: false, shares: -1, seeks: 0, seeker: -1,
	}; // prettier-ignore
}

/** The queues and logs that a publish ends in, those behind exchanges included. */
function reach(spec: Scenario, targets: readonly string[]): Set<string> {
	const found = new Set(targets);
	// What is added to a set while it is gone through is gone through as well.
	for (const id of found) {
		for (const { to } of spec.exchanges?.[id]?.bindings ?? []) found.add(to);
	}
	return found;
}

function countersOf(
	view: View,
	services: readonly number[],
): Pick<HallRow, 'counters' | 'notShown'> {
	const all = services.flatMap((service) =>
		(view.services[service]?.slots ?? []).map((_, slot) => ({ service, slot })),
	);
	const counters = all.slice(0, MOST_COUNTERS);
	return { counters, notShown: all.length - counters.length };
}
