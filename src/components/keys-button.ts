/** Wakes the button that switches single keys for the whole page off and on, and remembers it. */
export function wakeKeysButton(): void {
	const { dataset } = document.documentElement;
	const button = document.querySelector('.keys');
	if (!button) return;

	function name(): void {
		const state = dataset['singleKeys'] === 'off' ? 'off' : 'on';
		if (button) button.textContent = `Single-key shortcuts: ${state}`;
	}

	name();
	button.addEventListener('click', async () => {
		const singleKeys = dataset['singleKeys'] === 'off';
		if (singleKeys) delete dataset['singleKeys'];
		else dataset['singleKeys'] = 'off';
		name();
		const { writeSettings } = await import('#progress');
		writeSettings({ singleKeys });
	});
}
