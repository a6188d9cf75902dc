/** Numbers by name, as deep as they go; a leaf is a number or what is known of one. */
export interface Tree<L> {
	readonly [name: string]: L | Tree<L>;
}

/** What every queue has, in this order, whether or not the run knows such a thing. */
const QUEUE = [
	'published',
	'delivered',
	'redelivered',
	'acked',
	'deadLettered',
	'expired',
	'dropped',
	'rejected',
	'ready',
	'unacked',
	'delayed',
];

/**
 * What was measured in the order and under the names of the output: `services` are called consumers,
 * every queue has all counts, `nothing` where it has not been measured. All else is as it was.
 */
export function sectionsOf<L>(measured: Tree<L>, nothing: L): Tree<L> {
	const { queues = {}, services = {}, effects = {}, ...others } = measured;
	const counts = Object.fromEntries(QUEUE.map((name) => [name, nothing]));
	const full = Object.entries(queues as Tree<L>).map(([id, queue]) => [
		id,
		{ ...counts, ...queue },
	]);
	return { queues: Object.fromEntries(full), consumers: services, effects, ...others } as Tree<L>;
}

/** The tree whose leaves have these paths. */
export function treeOf<L>(leaves: Iterable<readonly [path: string, leaf: L]>): Tree<L> {
	const root: Record<string, unknown> = {};
	for (const [path, leaf] of leaves) {
		const parts = path.split('.');
		const name = parts.pop() as string;
		let here = root;
		for (const part of parts) here = (here[part] ??= {}) as Record<string, unknown>;
		here[name] = leaf;
	}
	return root as Tree<L>;
}
