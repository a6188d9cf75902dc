import { browserTime } from './clock.ts';
import { narrate } from './narration.ts';
import type { Playback } from './playback.svelte.ts';

/** How much is said while a run plays: nothing, the first sentence, all of them. */
export type Voice = 'off' | 'brief' | 'full';

/** At most one message in so many milliseconds of real time. */
const PAUSE_MS = 1_000;

/**
 * Tells a run while it plays, the newest in place of what was told before; nothing while it stands
 * or nobody sees it, since then there is no picture. The returned function ends it.
 */
export function speak(
	playback: Playback,
	voice: Voice,
	say: (text: string) => void,
	now: () => number = browserTime.now,
): () => void {
	if (voice === 'off') return () => {};
	let last = -Infinity;
	return playback.watch(() => {
		if (!playback.playing || now() - last < PAUSE_MS) return;
		last = now();
		const sentences = narrate(playback.view, playback.spec);
		say(voice === 'brief' ? (sentences[0] ?? '') : sentences.join(' '));
	});
}
