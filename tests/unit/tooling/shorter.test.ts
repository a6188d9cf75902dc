import { expect, test } from 'vitest';
import { shortened } from '../../../src/tooling/shorter.mjs';

test('a script does the same in fewer characters, under the names that it had', async () => {
	const code = await shortened(`
		const isNew = () => false;
		export function greet(name) {
			if (isNew()) return 'Welcome, ' + name;
			return 'Good morning, ' + name;
		}
	`);
	expect(code).not.toContain('Welcome');
	const { greet } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
	expect(greet('Ada')).toBe('Good morning, Ada');
});

test('what is read and not used is still read: whoever reads is told of changes', async () => {
	const code = await shortened(`
		let read = 0;
		const clock = { get now() { read++; return 1; } };
		export function look(shop) { void shop.open; void clock.now; return read; }
	`);
	expect(code).toContain('shop.open');
	const { look } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
	expect(look({})).toBe(1);
});
