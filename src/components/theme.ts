/** What the reader chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const ORDER = ['system', 'light', 'dark'] as const;
const WORDS = {
	system: 'Theme: as the system',
	light: 'Theme: light',
	dark: 'Theme: dark',
} as const;

/** The theme that a `data-theme` attribute stands for; none or an unknown one is `system`. */
export function themeOf(attribute: string | undefined): Theme {
	return attribute === 'light' || attribute === 'dark' ? attribute : 'system';
}

/** The one that the button changes to: system, light, dark, system. */
export function nextTheme(theme: Theme): Theme {
	return ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system';
}

/** The button's name, which says the state. */
export function themeWords(theme: Theme): string {
	return WORDS[theme];
}
