import type { Outcome } from './sale.ts';

/** What the lab says before it begins, so many times as fast as on the night. */
export const opening = (speed: number): string => `The night of the sale, ${speed} times as fast.`;

/** What the lab says about an outcome. */
export function report(outcome: Outcome): string {
	const { orders, mails, skipped, setAside, slowestCheckout, slowestMail } = outcome;
	return `
${orders} orders, ${mails} mails, ${skipped} sent twice and mailed once, ${setAside} set aside.
The slowest checkout waited ${slowestCheckout} ms for the broker, on your clock.
The slowest mail came ${(slowestMail / 1000).toFixed(1)} s after its order, on the clock of the night.
`;
}
