import { type Playback, SPEEDS } from '#player/playback';

/** What keys do while the focus is in a stage. */
const KEYS: Readonly<Record<string, (playback: Playback) => void>> = {
	' ': (playback) => playback.toggle(),
	'.': (playback) => playback.step(),
	',': (playback) => playback.stepBack(),
	r: (playback) => playback.startAgain(),
	'[': (playback) => changeSpeed(playback, -1),
	']': (playback) => changeSpeed(playback, 1),
};

function changeSpeed(playback: Playback, by: number): void {
	const i = SPEEDS.findIndex((speed) => speed >= playback.speed);
	playback.setSpeed(SPEEDS[Math.min(Math.max(0, i + by), SPEEDS.length - 1)] ?? 1);
}

/** Does what a key says, unless the control in focus needs it for itself. True when done. */
export function pressed(event: KeyboardEvent, playback: Playback): boolean {
	const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
	if (ctrlKey || metaKey || altKey || defaultPrevented) return false;
	if (key === ' ' && (target as Element).closest('button, summary, a')) return false;
	const act = KEYS[key.toLowerCase()];
	if (!act) return false;
	event.preventDefault();
	event.stopPropagation();
	act(playback);
	return true;
}
