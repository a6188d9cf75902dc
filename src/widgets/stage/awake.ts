import type { Size } from '#player';
import type { Playback } from '#player/playback';
import type { StageState } from '#wire/sync';
import { registerStage, type StageHandle, type StageMoment } from './registry.ts';
import type { StageProps } from './types.ts';

interface Awake {
	readonly root: HTMLElement;
	readonly id: string;
	readonly playback: Playback;
	readonly mode: NonNullable<StageProps['mode']>;
	/** Draws this size alone. */
	readonly show: (size: Size) => void;
}

/** What a stage does in a browser besides being drawn; the returned function ends it all. */
export function awake({ root, id, playback, mode, show }: Awake): () => void {
	const ends = [
		followSize(mode, show),
		followMotion(playback),
		followApproach(root, playback),
		followSight(root, playback, mode === 'home'),
		register(root, id, playback),
		report(root, playback),
		() => playback.destroy(),
	];
	return () => ends.forEach((end) => end());
}

/** Whoever comes near with a pointer, a finger or the keyboard is about to use it. */
function followApproach(root: HTMLElement, playback: Playback): () => void {
	const signs = ['pointerenter', 'touchstart', 'focusin'] as const;
	const come = (): void => {
		go();
		// It is asked for again when it is used.
		playback.load().catch(() => {});
	};
	const go = (): void => signs.forEach((sign) => root.removeEventListener(sign, come));
	signs.forEach((sign) => root.addEventListener(sign, come, { passive: true }));
	return go;
}

function followSize(mode: Awake['mode'], show: Awake['show']): () => void {
	if (mode === 'slide') return () => {};
	return follow('(width <= 60rem)', (narrow) => show(narrow ? 'narrow' : 'wide'));
}

function followMotion(playback: Playback): () => void {
	return follow('(prefers-reduced-motion: reduce)', (still) => (playback.still = still));
}

function follow(query: string, tell: (matches: boolean) => void): () => void {
	const media = matchMedia(query);
	const hear = (): void => tell(media.matches);
	hear();
	media.addEventListener('change', hear);
	return () => media.removeEventListener('change', hear);
}

/** Out of sight nothing runs. The stage of the first page starts when it is seen, if things may move. */
function followSight(root: HTMLElement, playback: Playback, starts: boolean): () => void {
	let seen = true;
	let fresh = starts;
	const hear = (): void => {
		playback.hold(!seen || document.visibilityState === 'hidden');
		if (!fresh || !seen || playback.still) return;
		fresh = false;
		playback.play();
	};
	const watcher = new IntersectionObserver((entries) => {
		seen = entries.some((entry) => entry.isIntersecting);
		hear();
	});
	watcher.observe(root);
	document.addEventListener('visibilitychange', hear);
	return () => {
		watcher.disconnect();
		document.removeEventListener('visibilitychange', hear);
	};
}

function register(root: HTMLElement, id: string, playback: Playback): () => void {
	return registerStage({
		id,
		playTo(atMicros, { seconds, variant, fromStart = false }) {
			const other = playback.changed || (variant ?? playback.variant) !== playback.variant;
			if (fromStart || other) playback.own(variant, 0);
			return playback.playTo(atMicros, seconds);
		},
		seek: (atMicros) => playback.seek(atMicros),
		reveal() {
			const asked = new CustomEvent('stage:reveal', {
				bubbles: true,
				cancelable: true,
				detail: { id },
			});
			if (!root.dispatchEvent(asked)) return;
			const smooth = !playback.still;
			root.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'auto' });
		},
		watch: (tell) => playback.watch(() => tell(now(playback))),
		...shared(playback),
	});
}

/** The part of a handle that keeps windows in step. */
function shared(
	playback: Playback,
): Pick<StageHandle, 'state' | 'take' | 'touched' | 'step' | 'toggle'> {
	const first = playback.variant;
	return {
		state: () => playback.shared as StageState,
		take(state) {
			if (!state) {
				const { variants, poster } = playback.scenario;
				playback.own(first, variants[first]?.poster ?? poster);
				return true;
			}
			const { scenario, edition } = playback.run;
			if (state.run.scenario !== scenario || state.run.edition !== edition) return false;
			return playback.take(state);
		},
		touched: (tell) => playback.onTouch(tell),
		step: () => (playback.step(), playback.ended),
		toggle: () => playback.toggle(),
	};
}

function now({ t, playing, variant, clock }: Playback): StageMoment {
	return { t, playing, variant, clock };
}

/**
 * Who asks the section by an event `stage:report` finds in its detail what is shown, and a way to
 * a hash of all that has happened.
 */
function report(root: HTMLElement, playback: Playback): () => void {
	const answer = ({ detail }: Event & { detail?: unknown }): void => {
		if (!detail || typeof detail !== 'object') return;
		const { shared, t, playing } = playback;
		Object.assign(detail, { ...shared, t, playing, hash: () => playback.eventHash() });
	};
	root.addEventListener('stage:report', answer);
	return () => root.removeEventListener('stage:report', answer);
}
