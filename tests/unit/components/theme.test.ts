import { expect, test } from 'vitest';
import { nextTheme, themeOf, themeWords } from '../../../src/components/theme.ts';

test('the theme goes from system to light to dark and round again', () => {
	expect(nextTheme('system')).toBe('light');
	expect(nextTheme('light')).toBe('dark');
	expect(nextTheme('dark')).toBe('system');
	expect(themeOf('sepia')).toBe('system');
	expect(themeWords('dark')).toBe('Theme: dark');
});
