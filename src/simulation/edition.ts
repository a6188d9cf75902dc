import type { Scenario } from '#schemas';
import { Hash } from './hash.ts';
import { PARTS } from './parts.ts';
import { MODEL_VERSION } from './version.ts';

/**
 * Which model and which scenario a run was made with: twelve hexadecimal digits. Only what can
 * change a run counts, so a reworded caption does not make a link old.
 */
export function editionOf(scenario: Scenario): string {
	const { profile, until, faults } = scenario;
	const variants = Object.entries(scenario.variants).map(([id, variant]) => [id, variant.set]);
	const text = canonical({
		profile,
		until,
		...Object.fromEntries(PARTS.map((part) => [part, scenario[part]])),
		faults,
		variants,
		model: MODEL_VERSION,
	});
	const hash = new Hash();
	for (let i = 0; i < text.length; i++) hash.add(text.charCodeAt(i));
	return hash.hex().slice(0, 12);
}

/** JSON without labels, keys in order of the alphabet except where their order means something. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([key, v]) => key !== 'label' && v !== undefined);
	return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join()}}`;
}
