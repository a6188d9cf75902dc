import { pathToFileURL } from 'node:url';
import { type Arguments, argumentsOf } from './simulate/arguments.ts';
import { comparison } from './simulate/comparison.ts';
import { eventLines } from './simulate/events.ts';
import { helpText } from './simulate/help.ts';
import { message } from './simulate/message.ts';
import { endQuietlyOnClosedPipe, type Output, outputTo } from './simulate/output.ts';
import { Problem } from './simulate/problem.ts';
import { printReplays, replays } from './simulate/replays.ts';
import { manyRuns } from './simulate/runs.ts';
import { single } from './simulate/single.ts';
import { otherOf, subjectOf } from './simulate/subject.ts';
import { wishesOf } from './simulate/wishes.ts';

/** Does what the words after the command ask for; throws a Problem when it cannot. Gives the exit code. */
async function simulate(words: readonly string[], out: Output): Promise<number> {
	const { given, file } = argumentsOf(words);
	if (given.has('help')) {
		out.line(helpText());
		return 0;
	}
	const trace = given.get('replay')?.[0];
	if (trace === undefined) await scenario({ given, file }, out);
	else if (given.has('print')) return printReplays(trace, out) ? 0 : 1;
	else return replays(trace, given.has('json'), out) ? 0 : 1;
	return 0;
}

async function scenario(given: Arguments, out: Output): Promise<void> {
	const wishes = wishesOf(given);
	const { json, runs, events, message: number, other } = wishes;
	const subject = subjectOf(wishes);
	if (runs !== undefined) manyRuns(subject, runs, json, out);
	else if (events) await eventLines(subject, json, out);
	else if (number !== undefined) message(subject, number, json, out);
	else if (other) comparison(subject, otherOf(subject, other), json, out);
	else single(subject, json, out);
}

/** The command: its answer goes to `out`, what is wrong to `complain`. Gives the exit code. */
export async function main(
	words: readonly string[],
	out: Output,
	complain: (text: string) => void,
): Promise<number> {
	try {
		const code = await simulate(words, out);
		await out.flush();
		return code;
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		// Nobody is helped by a stack trace.
		complain(error instanceof Problem ? text : `The run has stopped: ${text}.`);
		return error instanceof Problem ? error.code : 1;
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	endQuietlyOnClosedPipe(process.stdout);
	const complain = (text: string) => void process.stderr.write(`${text}\n`);
	process.exitCode = await main(process.argv.slice(2), outputTo(process.stdout), complain);
}
