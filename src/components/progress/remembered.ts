/** Shows what is remembered, where there is something: what shows it is loaded then. */
export function showRemembered(): void {
	const { dataset } = document.documentElement;
	const show = (): void =>
		// Without a network the page is as for a new reader.
		void import('./show.ts').then(({ show }) => show()).catch(() => undefined);
	if ('kept' in dataset) return show();
	// Back from a lesson to a page that was put by as it was.
	addEventListener('pageshow', (event) => event.persisted && show());
}
