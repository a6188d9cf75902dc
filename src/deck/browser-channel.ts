import type { Transport } from './transport.ts';

/** Windows of one browser, over BroadcastChannel. Where there is none, nobody is heard. */
export function browserChannel(name = 'take-a-number/talks'): Transport {
	if (typeof BroadcastChannel === 'undefined') {
		return { send: () => {}, hear: () => () => {}, close: () => {} };
	}
	const channel = new BroadcastChannel(name);
	return {
		send: (message) => channel.postMessage(message),
		hear(tell) {
			const listener = ({ data }: MessageEvent<unknown>): void => tell(data);
			channel.addEventListener('message', listener);
			return () => channel.removeEventListener('message', listener);
		},
		close: () => channel.close(),
	};
}
