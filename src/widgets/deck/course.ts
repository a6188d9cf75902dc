import { deckKey, pressOf, windowAddress, windowQuery } from '#deck';

/**
 * The talk of the whole course. One lesson's deck is shown at a time, in a frame that fills this
 * window: it goes on from lesson to lesson by itself, and the window stays full all the while. The
 * hash names where it is, `#lesson/slide`.
 */
export function mountCourse(root: HTMLElement): void {
	const { session } = windowAddress();
	const query = windowQuery({ session, isCourse: true });
	const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-course]')];
	const presenter = root.querySelector<HTMLAnchorElement>('[data-course-presenter]');
	if (presenter) presenter.search = query;
	let frame: HTMLIFrameElement | undefined;

	function open(address: string, slide = ''): void {
		frame = document.createElement('iframe');
		frame.className = 'course-frame';
		frame.title = 'Slides';
		frame.allow = 'fullscreen; screen-wake-lock';
		frame.src = `${new URL(address).pathname}${query}${slide && `#${slide}`}`;
		frame.addEventListener('load', () => frame?.contentWindow?.focus());
		root.hidden = true;
		document.body.append(frame);
	}
	function close(): void {
		frame?.remove();
		frame = undefined;
		root.hidden = false;
		history.replaceState(history.state, '', location.pathname + location.search);
		links[0]?.focus();
	}

	root.addEventListener('click', (event) => {
		const link = event.target instanceof Element && event.target.closest('a[data-course]');
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		open((link as HTMLAnchorElement).href);
	});
	document.addEventListener('keydown', (event) => {
		// Whoever has come back from the presenter's window has the focus still on its link.
		if (frame || event.defaultPrevented || deckKey(pressOf(event)) !== 'next') return;
		event.preventDefault();
		links[0]?.click();
	});
	window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
		if (!frame || source !== frame.contentWindow) return;
		if (data === 'course:leave') close();
		else if (typeof data === 'string' && /^course:[a-z0-9-]+\/[a-z0-9.-]+$/.test(data)) {
			history.replaceState(history.state, '', `#${data.slice('course:'.length)}`);
		}
	});

	const [lesson = '', slide = ''] = location.hash.slice(1).split('/');
	const asked = links.find((link) => link.dataset['course'] === lesson);
	if (asked) open(asked.href, /^[a-z0-9.-]+$/.test(slide) ? slide : '');
}
