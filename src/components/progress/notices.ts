/** Tells the reader about remembering: at the foot of the window, until it is put away. */
export function tellNotices(sentences: readonly string[]): void {
	if (sentences.length === 0) return;
	const bar = document.createElement('section');
	bar.className = 'told';
	bar.setAttribute('aria-label', 'About your progress');
	const text = document.createElement('p');
	text.setAttribute('role', 'status');
	const close = document.createElement('button');
	close.className = 'btn';
	close.type = 'button';
	close.textContent = 'Close';
	close.addEventListener('click', () => bar.remove());
	bar.append(text, close);
	document.body.append(bar);
	// A live region speaks of what comes into it.
	text.textContent = sentences.join(' ');
}
