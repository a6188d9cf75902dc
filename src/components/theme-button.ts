import { nextTheme, themeOf, themeWords } from './theme.ts';

/** Wakes the theme's button: each press goes one theme on, is said, and is remembered. */
export function wakeThemeButton(): void {
	const { dataset } = document.documentElement;
	const button = document.querySelector<HTMLButtonElement>('.theme');
	const said = document.querySelector('[data-theme-said]');
	if (!button) return;

	function name(words: string): void {
		button?.setAttribute('aria-label', words);
		button?.setAttribute('title', words);
	}

	name(themeWords(themeOf(dataset['theme'])));
	button.addEventListener('click', async () => {
		const theme = nextTheme(themeOf(dataset['theme']));
		if (theme === 'system') delete dataset['theme'];
		else dataset['theme'] = theme;
		name(themeWords(theme));
		if (said) said.textContent = themeWords(theme);
		// What remembers is loaded when there is something to remember.
		const { writeSettings } = await import('#progress');
		writeSettings({ theme });
	});
}
