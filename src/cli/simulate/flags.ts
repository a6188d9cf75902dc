/** What a flag is called, what follows it, and what it does. */
export interface Flag {
	readonly name: string;
	/** What its value is called in the help; absent: it has none. */
	readonly value?: string;
	/** It may stand there several times. */
	readonly many?: boolean;
	/** Its letter, when it has one: -h. */
	readonly short?: string;
	/** What it does, in the help. */
	readonly help: string;
	/** It asks for another kind of answer; of these only one can be had at a time. */
	readonly mode?: boolean;
}

/** Every flag there is, in the order of the help. */
export const FLAGS: readonly Flag[] = [
	{
		name: 'variant',
		value: 'V',
		help: 'the variant that is run; without it the first of the file',
	},
	{
		name: 'seed',
		value: 'N',
		help: '0 to 4294967295; without it the seed of the file',
	},
	{
		name: 'until',
		value: 'TIME',
		help: 'when the run ends, such as 90s or 5m; without it as in the file',
	},
	{
		name: 'set',
		value: 'PATH=VALUE',
		many: true,
		help: 'another value from the start, over those of the variant; may be repeated. Times and rates with their unit: services.mailer.work.mean=2s, services.mailer.slots=3, producers.checkout.arrivals.rate=6/s',
	},
	{
		name: 'runs',
		value: 'N',
		mode: true,
		help: 'so many runs, each with the next seed: of every number the mean, the spread (standard deviation), the 95 % confidence interval of the mean, the smallest and the largest; of every claim the share of the seeds that keep it',
	},
	{
		name: 'events',
		mode: true,
		help: 'every event, one a line: time in seconds, kind, node, order, message, value (times in microseconds); with --json one object a line',
	},
	{
		name: 'message',
		value: 'ID',
		mode: true,
		help: 'the life of one order and its messages, by the number on its ticket (the first is 1)',
	},
	{
		name: 'compare',
		value: 'V2',
		help: 'beside this run the same with the variant V2: where the two part, which orders end differently, which numbers differ',
	},
	{
		name: 'against',
		value: 'PATH=VALUE',
		many: true,
		help: 'the same with another value, over those of --set; may be repeated, and combined with --compare',
	},
	{
		name: 'replay',
		value: 'TRACE.json',
		mode: true,
		help: 'instead of a scenario recordings of a real broker: the lines of each script are run through the profile that the broker and the queues’ arguments name, and a line for each says “same” or the first difference',
	},
	{
		name: 'print',
		help: 'with --replay: writes what the model answers, in the format of the recordings',
	},
	{ name: 'json', help: 'the answer as one JSON object; times in microseconds' },
	{ name: 'help', short: 'h', help: 'this text' },
];
