import {
	browserChannel,
	browserPort,
	type Deck,
	hideIdle,
	keepScreenOn,
	later,
	openDeck,
	openSession,
	windowAddress,
	windowName,
} from '#deck';
import { followWords } from './follow.ts';
import { overlay } from './overlay.ts';
import { createTools } from './tools.ts';

/** Makes a deck of an element that holds all its slides. Needs no props: what it shows is there. */
export function mount(element: HTMLElement): Deck {
	const address = windowAddress();
	const { session, isCourse, view } = address;
	if (view) document.documentElement.dataset['view'] = view;
	const tools = createTools(element, () => deck);
	const port = browserPort(
		element,
		{ overlay: overlay(element), follow: followWords(element), ...tools },
		address,
	);
	const deck = openDeck({
		port,
		ahead: view === 'next' ? 1 : 0,
		connect: (talk, changed) =>
			openSession({
				kind: 'audience',
				deck: isCourse ? 'course' : port.lesson,
				session,
				window: windowName(),
				transport: browserChannel(),
				talk,
				later,
				changed,
			}),
	});
	// The first slides have no stage, and need nothing of one: the first that wakes brings it along.
	const waking = new MutationObserver(() => {
		waking.disconnect();
		void import('#widgets/stage/registry.ts').then(({ eachStage }) =>
			eachStage((stage) => deck.add(stage)),
		);
	});
	waking.observe(element, { subtree: true, attributeFilter: ['asleep'] });
	if (!view) {
		hideIdle(element);
		keepScreenOn();
	}
	return deck;
}
