import { expect, test } from 'vitest';
import { href } from '../../../src/components/href.ts';

test('an address is joined to the base path with one slash', () => {
	expect(href('lessons/why-queues/', '/')).toBe('/lessons/why-queues/');
	expect(href('lessons/why-queues/#bet', '/course')).toBe('/course/lessons/why-queues/#bet');
	expect(href('', '/course/')).toBe('/course/');
});
