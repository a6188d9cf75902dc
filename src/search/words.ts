import type { Found, Kind, Shown } from './types.ts';

/** The word at the right of a result. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
	section: 'Section',
	simulation: 'Simulation',
	question: 'Question',
	term: 'Term',
	page: 'Page',
};

/** The choices above the results, in their order. */
export const FILTERS: readonly { readonly shown: Shown; readonly label: string }[] = [
	{ shown: 'everything', label: 'Everything' },
	{ shown: 'section', label: 'Sections' },
	{ shown: 'simulation', label: 'Simulations' },
	{ shown: 'question', label: 'Questions' },
	{ shown: 'term', label: 'Terms' },
	{ shown: 'page', label: 'Pages' },
];

/** `11 found`, said and shown when a search is done. */
export function countWords({ counts }: Found, shown: Shown): string {
	return counts[shown] === 0 ? 'Nothing found' : `${counts[shown]} found`;
}
