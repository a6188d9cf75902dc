import type { Queue, Scenario, Step } from '#schemas';
import { nearest } from '../errors.ts';
import { PARTS } from '../parts.ts';
import { PROFILES } from '../profiles.ts';
import { LACKS } from './lacks.ts';

/** Something in a scenario that cannot be: where, what, and what to write instead. */
export interface Flaw {
	readonly path: readonly (string | number)[];
	readonly message: string;
	readonly hint: string;
}

type Part = (typeof PARTS)[number];
const WORDS: Readonly<Record<Part, string>> = {
	producers: 'producer',
	queues: 'queue',
	services: 'service',
	exchanges: 'exchange',
	logs: 'log',
	outboxes: 'outbox',
	capacities: 'capacity',
};
/** Where a publish may go. */
const TARGETS: readonly Part[] = ['queues', 'exchanges', 'logs'];

/** Names that lead nowhere, and fields that the profile of a queue does not model. */
export function flawsOf(spec: Scenario): Flaw[] {
	const flaws: Flaw[] = [];
	const known = (parts: readonly Part[], name: string, ...path: Flaw['path']) => {
		const names = parts.flatMap((part) => Object.keys(spec[part] ?? {}));
		if (names.includes(name)) return;
		const word = parts.map((part) => WORDS[part]).join(' or ');
		flaws.push({ path, ...noSuch(word, name, names) });
	};
	for (const [id, { plan, plans }] of Object.entries(spec.producers)) {
		const base = ['producers', id];
		if (!Object.hasOwn(plans, plan)) {
			flaws.push({ path: [...base, 'plan'], ...noSuch('plan', plan, Object.keys(plans)) });
		}
		for (const [name, steps] of Object.entries(plans)) {
			steps.forEach((step, i) => {
				for (const [field, parts, names] of namesIn(step)) {
					for (const it of names) known(parts, it, ...base, 'plans', name, i, field);
				}
			});
		}
	}
	for (const [id, it] of Object.entries(spec.queues)) {
		const { to } = it.deadLetter ?? {};
		if (to !== undefined) known(['queues', 'exchanges'], to, 'queues', id, 'deadLetter', 'to');
		flaws.push(...lacking(spec, id, it));
	}
	for (const [id, it] of Object.entries(spec.services)) {
		const base = ['services', id];
		if (it.consumes !== undefined) known(['queues'], it.consumes, ...base, 'consumes');
		if (it.reads) known(['logs'], it.reads.log, ...base, 'reads', 'log');
		if (it.needs !== undefined) known(['capacities'], it.needs, ...base, 'needs');
		for (const to of it.publishes ?? []) known(TARGETS, to, ...base, 'publishes');
		if (it.consumes !== undefined && it.reads) {
			const message = 'a service takes from a queue or from a log, not from both';
			flaws.push({ path: [...base, 'reads'], message, hint: 'Make it two services.' });
		}
	}
	for (const [id, { bindings }] of Object.entries(spec.exchanges ?? {})) {
		bindings.forEach(({ to }, i) => known(TARGETS, to, 'exchanges', id, 'bindings', i, 'to'));
	}
	for (const [id, { publishes }] of Object.entries(spec.outboxes ?? {})) {
		for (const to of publishes) known(TARGETS, to, 'outboxes', id, 'publishes');
	}
	spec.faults.forEach((fault, i) => {
		if ('slow' in fault) return known(['services'], fault.slow, 'faults', i, 'slow');
		if ('pause' in fault) return known(['services'], fault.pause, 'faults', i, 'pause');
		if (fault.crash === 'broker') return;
		const [id = '', ...rest] = fault.crash.split('.');
		const parts = PARTS.filter((it) => it !== 'exchanges' && it !== 'capacities');
		if (rest.length === 0) return known(parts, id, 'faults', i, 'crash');
		known(['services'], id, 'faults', i, 'crash');
		const part = rest.join('.');
		const slots = spec.services[id]?.slots ?? 0;
		if (slots > 0 && !(/^\d+$/.test(part) && +part >= 1 && +part <= slots)) {
			const message = `${id} has no slot “${part}”`;
			flaws.push({ path: ['faults', i, 'crash'], message, hint: `A number from 1 to ${slots}.` });
		}
	});
	return flaws;
}

function namesIn(step: Step): [string, readonly Part[], readonly string[]][] {
	if ('call' in step) return [['call', ['services'], step.call]];
	if ('publish' in step) return [['publish', TARGETS, step.publish]];
	return 'store' in step ? [['store', ['outboxes'], [step.store]]] : [];
}

/** What the profile of a queue does not model, asked for by the queue or by those who take from it. */
function lacking(spec: Scenario, id: string, it: Queue): Flaw[] {
	const name = it.profile ?? spec.profile;
	const { delivers } = PROFILES[name];
	const lacks = LACKS[name];
	const flaw = (path: Flaw['path'], field: string, why = lacks[field]): Flaw[] =>
		why === undefined
			? []
			: [{ path, message: `${name} has no “${field}”`, hint: `${capital(why)}.` }];
	const own = Object.keys(it).flatMap((field) =>
		it[field as keyof Queue] === undefined ? [] : flaw(['queues', id, field], field),
	);
	const takers = Object.entries(spec.services).filter(([, service]) => service.consumes === id);
	const theirs = takers.flatMap(([taker, service]) => {
		const base = ['services', taker];
		return [
			...(service.ack === 'automatic' ? flaw([...base, 'ack'], 'automatic') : []),
			...(service.fails?.does === 'reject' ? flaw([...base, 'fails', 'does'], 'reject') : []),
			...(service.extends === undefined ? [] : flaw([...base, 'extends'], 'extends')),
			...(delivers === 'pull' && service.poll === undefined ? flaw(base, 'prefetch') : []),
		];
	});
	return [...own, ...theirs];
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name that is not among those that there are. */
function noSuch(word: string, name: string, names: readonly string[]): Omit<Flaw, 'path'> {
	const near = nearest(name, names);
	return {
		message: `there is no ${word} “${name}”`,
		hint: near
			? `Did you mean “${near}”?`
			: names.length > 0
				? `Write one of: ${names.join(', ')}.`
				: 'There is none yet.',
	};
}
