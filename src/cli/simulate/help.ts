import { FLAGS } from './flags.ts';
import { wrapped } from './text.ts';

const HEAD = [
	'Runs a scenario and says what came of it: a table of every number, the depth of the queues over time, and which of the scenario’s claims hold. The same file, variant, values and seed give the same run on every machine; the hash tells whether two runs are the same.',
];

const TAIL = [
	'One of --runs, --events, --message, --replay and --compare or --against can be asked for at a time.',
	'Claims. Only those about the variant that is run are judged, on this run as it is: with its seed, --set and --until. A claim without a moment of its own is read at the end of the run; one whose moment comes later is left out. “holds” is what the scenario asks for: each run, a share of runs, or their median. “share” is the share of the seeds that were run which keep the bound: 0 or 1 for a single run. `npm run check` judges a claim over its own seeds, which are 1 to 200 unless it says otherwise: the same is --seed 1 --runs 200.',
	'JSON. { scenario, title, variant, set, profile, edition, seed, until, hash, queues, consumers, effects, claims, producers, … }. queues: { name: { published, delivered, redelivered, acked, deadLettered, expired, dropped, rejected, ready, unacked, delayed, depth: { mean, max }, wait: { count, mean, p50, p95, p99, max }, sojourn: { … }, … } }. consumers: { name: { handled, crashes, utilisation, … } }. effects: { name: { expected, actual, … } }. claims: [ { claim, holds, share, … } ]. Whatever else is measured is there by its name. Times are microseconds, utilisation is 0 to 1.',
	'With --runs every number is { mean, spread, low, high, smallest, largest }: low and high are the ends of the confidence interval. “runs” says how many there were, and the hash is that of all runs in order.',
	'Recordings. { "broker": { "product": "RabbitMQ", "version": "4.0.5" }, "scenarios": { name: { "trace": [ line, … ] } } }. Script lines: declare, exchange, bind, subscribe, publish, cmd (ack, nack, nackAll, crash, closeChannel), drain, depth, wait (milliseconds). All others, and “confirm” on a publish, are what the broker answered, and are compared.',
	'Exit codes: 0 all is well, whether or not claims hold; 1 the content is wrong, the run cannot be made, or a recording differs; 2 wrong usage.',
];

const EXAMPLES = [
	'flash-sale.yaml',
	'flash-sale.yaml --runs 100 --json',
	'sync-or-queued.yaml --compare queued',
	'sync-or-queued.yaml --against services.counters.slots=3',
	'mailer-outage.yaml --message 48',
];

const REPLAY = '  npm run -s simulate -- --replay tests/fixtures/traces/rabbitmq-4.0.5.json';

/** The whole text of --help. */
export function helpText(): string {
	const signs = FLAGS.map(({ name, value, short }) =>
		[`  --${name}`, ...(value ? [value] : []), ...(short ? [`or -${short}`] : [])].join(' '),
	);
	const width = Math.max(...signs.map((sign) => sign.length)) + 2;
	const flags = FLAGS.flatMap(({ help }, i) => {
		const [first = '', ...words] = help.split(' ');
		const sign = (signs[i] as string).padEnd(width);
		return wrapped([sign + first, ...words], ' ', ' '.repeat(width));
	});
	return [
		'npm run -s simulate -- FILE.yaml [flags]',
		...HEAD.flatMap(paragraph),
		'',
		...flags,
		...TAIL.flatMap(paragraph),
		'',
		'Examples, after npm run -s simulate -- content/scenarios/',
		...EXAMPLES.map((example) => `  ${example}`),
		'and without a scenario',
		REPLAY,
	].join('\n');
}

function paragraph(text: string): string[] {
	return ['', ...wrapped(text.split(' '), ' ')];
}
