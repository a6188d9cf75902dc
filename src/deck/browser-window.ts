/** What the address of a window of a talk says besides the slide. */
export interface WindowAddress {
	/** The name of the session; `main` when the address has none. */
	readonly session: string;
	/** Whether the talk is of the whole course, and goes on from lesson to lesson. */
	readonly isCourse: boolean;
	/** A window inside the presenter's: what is shown, or what comes next; it takes no keys. */
	readonly view: 'current' | 'next' | undefined;
}

/** Reads the address of this window. What it does not understand it leaves out. */
export function windowAddress(search = location.search): WindowAddress {
	const query = new URLSearchParams(search);
	const session = query.get('session') ?? '';
	const view = query.get('view');
	return {
		session: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(session) ? session.slice(0, 40) : 'main',
		isCourse: query.has('course'),
		view: view === 'current' || view === 'next' ? view : undefined,
	};
}

/** The query of a window of the same talk. */
export function windowQuery({ session, isCourse, view }: Partial<WindowAddress>): string {
	const parts = [
		isCourse && 'course',
		session && session !== 'main' && `session=${session}`,
		view && `view=${view}`,
	].filter(Boolean);
	return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** The address of a page of the site, given its folder; a folder that is opened without a server has no index. */
export function pageAddress(folder: string): string {
	return location.protocol === 'file:' ? `${folder}index.html` : folder;
}

/**
 * Writes the address's hash soon, without adding to the history: a browser takes as long for it as for
 * a slide, and the slide comes first. An address that somebody changed meanwhile is left alone.
 */
export function hashWriter(written: (hash: string) => void = () => {}): (hash: string) => void {
	let stop = (): void => {};
	return (hash) => {
		const before = location.hash;
		stop();
		stop = later(() => {
			if (location.hash !== before) return;
			if (hash !== before) history.replaceState(history.state, '', hash);
			written(hash);
		}, 0);
	};
}

/** A name for this load of this window. */
export function windowName(): string {
	const bytes = crypto.getRandomValues(new Uint32Array(3));
	return [...bytes].map((word) => word.toString(36)).join('');
}

/** Calls back once, later; returns how to prevent it. */
export function later(callback: () => void, millis: number): () => void {
	const timer = setTimeout(callback, millis);
	return () => clearTimeout(timer);
}
