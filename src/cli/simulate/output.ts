import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Lines to a stream: no more is made than the reader has taken. */
export interface Output {
	/** Adds a line; says whether enough has gathered for `flush`. */
	line(text: string): boolean;
	/** Waits until what has gathered is taken. */
	flush(): Promise<void>;
}

/** Gathered before it is written: one write for many lines. */
const CHUNK = 1 << 16;

/** Lines gathered for a stream. */
export function outputTo(stream: Writable): Output {
	let gathered: string[] = [];
	let size = 0;
	return {
		line(text) {
			gathered.push(text, '\n');
			size += text.length + 1;
			return size >= CHUNK;
		},
		async flush() {
			const text = gathered.join('');
			gathered = [];
			size = 0;
			if (text !== '' && !stream.write(text)) await once(stream, 'drain');
		},
	};
}

/** A reader such as `head` may close the pipe when it has enough: that ends the command quietly. */
export function endQuietlyOnClosedPipe(stream: Writable): void {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		process.exit(error.code === 'EPIPE' ? 0 : 1);
	});
}
