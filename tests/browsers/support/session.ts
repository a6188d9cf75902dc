/** Something that the browser tells unasked. */
export interface Told {
	readonly method: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/** A WebDriver BiDi session: commands with answers, and events (https://w3c.github.io/webdriver-bidi/). */
export interface Session {
	/** The answer to a command; rejects with the browser's own words. */
	send<Answer>(method: string, params: object): Promise<Answer>;
	/** Calls `listener` with every event from now on. */
	listen(listener: (told: Told) => void): void;
	close(): void;
}

interface Reply {
	readonly id?: number;
	readonly result?: unknown;
	readonly error?: string;
	readonly message?: string;
}

/** Opens the socket at `address`; rejects when nobody answers there. */
export async function connect(address: string): Promise<Session> {
	const socket = new WebSocket(address);
	await new Promise<unknown>((resolve, reject) => {
		socket.addEventListener('open', resolve, { once: true });
		socket.addEventListener('error', () => reject(new Error(`Nobody answers at ${address}.`)), {
			once: true,
		});
	});
	const asked = new Map<number, (reply: Reply) => void>();
	const listeners: ((told: Told) => void)[] = [];
	let last = 0;
	socket.addEventListener('message', ({ data }) => {
		const said = JSON.parse(String(data)) as Reply & Told;
		if (said.id !== undefined) asked.get(said.id)?.(said);
		else for (const listener of listeners) listener(said);
	});
	return {
		send: <Answer>(method: string, params: object) =>
			new Promise<Answer>((resolve, reject) => {
				const id = ++last;
				asked.set(id, ({ result, error, message }) => {
					asked.delete(id);
					if (error) reject(new Error(`${method}: ${error}: ${message}`));
					else resolve(result as Answer);
				});
				socket.send(JSON.stringify({ id, method, params }));
			}),
		listen: (listener) => void listeners.push(listener),
		close: () => socket.close(),
	};
}
