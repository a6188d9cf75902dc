import { z } from 'astro/zod';

/** One second in the simulation's unit of time, the microsecond. */
export const SECOND = 1_000_000;

const DURATION = /^(\d+(?:\.\d+)?)\s*(us|ms|s|m|h)$/;
const MICROS = { us: 1, ms: 1_000, s: SECOND, m: 60 * SECOND, h: 3_600 * SECOND } as const;
const RATE = /^(\d+(?:\.\d+)?)\s*\/\s*(s|m|h)$/;
const PER_SECOND = { s: 1, m: 60, h: 3_600 } as const;

/** `1.5s` → 1500000. Gives undefined for anything that is not a duration of whole microseconds. */
export function parseDuration(text: string): number | undefined {
	const match = DURATION.exec(text);
	if (!match) return undefined;
	const micros = Number(match[1]) * MICROS[match[2] as keyof typeof MICROS];
	const whole = Math.round(micros);
	return Math.abs(micros - whole) < 1e-6 * Math.max(1, whole) ? whole : undefined;
}

/** `6/s` → 6, `90/m` → 1.5: a rate as a number per second, undefined for anything else. */
export function parseRate(text: string): number | undefined {
	const match = RATE.exec(text);
	return match ? Number(match[1]) / PER_SECOND[match[2] as keyof typeof PER_SECOND] : undefined;
}

/** A length or a moment of virtual time, written `150ms`, `2s`, `1.5m`; whole microseconds inside. */
export const durationSchema = z
	.string({ error: 'a duration such as 150ms, 2s or 1.5m' })
	.transform((text, context) => {
		const micros = parseDuration(text);
		if (micros !== undefined) return micros;
		context.addIssue({ code: 'custom', message: 'a duration such as 150ms, 2s or 1.5m' });
		return z.NEVER;
	});

/** A rate, written `6/s`, `90/m` or `12/h`; a number per second inside. */
export const rateSchema = z
	.string({ error: 'a rate such as 6/s, 90/m or 12/h' })
	.transform((text, context) => {
		const perSecond = parseRate(text);
		if (perSecond !== undefined) return perSecond;
		context.addIssue({ code: 'custom', message: 'a rate such as 6/s, 90/m or 12/h' });
		return z.NEVER;
	});

/** A value that a `set` gives to a path: `2s` and `6/s` become numbers, as in the place they replace. */
export const valueSchema = z.union([
	z.number(),
	z.boolean(),
	z.string().transform((text) => parseDuration(text) ?? parseRate(text) ?? text),
]);
export type Value = z.output<typeof valueSchema>;

/** An id: lower case, digits and single hyphens, so that it can stand in a link and in a path. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
	error: 'an id of lower-case letters, digits and hyphens, such as flash-sale',
});
