/** A button that asks before it does: pressed, it gives way to the question's two answers. */
export function askFirst(
	place: HTMLElement,
	{ label, yes, no }: { readonly label: string; readonly yes: string; readonly no: string },
	act: () => void,
): void {
	const button = (words: string, press: () => void): HTMLButtonElement => {
		const it = document.createElement('button');
		Object.assign(it, { className: 'btn', type: 'button', textContent: words });
		it.addEventListener('click', press);
		return it;
	};
	const show = (...buttons: HTMLButtonElement[]): void => {
		place.replaceChildren(...buttons);
	};
	const rest = (): HTMLButtonElement => button(label, ask);
	function back(): void {
		const it = rest();
		show(it);
		it.focus();
	}
	function ask(): void {
		const keep = button(no, back);
		show(
			button(yes, () => {
				back();
				act();
			}),
			keep,
		);
		// The answer that changes nothing is the one in hand.
		keep.focus();
	}
	show(rest());
}
