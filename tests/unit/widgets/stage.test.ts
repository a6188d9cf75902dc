import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import HomeStage from '#widgets/stage/HomeStage.svelte';
import SlideStage from '#widgets/stage/SlideStage.svelte';
import Stage from '#widgets/stage/Stage.svelte';
import { counters } from '../../fixtures/scenarios.ts';

const STAGES = { page: Stage, slide: SlideStage, home: HomeStage };

function page({
	mode = 'page',
	...parts
}: { variant?: string; mode?: keyof typeof STAGES } = {}): string {
	const { body } = render(STAGES[mode], {
		props: {
			id: 'counters',
			scenarioId: 'counters',
			scenario: counters,
			edition: 'test',
			variant: 'queued',
			texts: {
				queued: { finding: 'Tickets wait.', caption: 'And nobody else.' },
				synchronous: { finding: 'Customers wait.', caption: '' },
			},
			...parts,
		},
	});
	return body;
}

describe('a stage as the server draws it', () => {
	test('has the picture in both sizes, the finding, the words and the numbers', () => {
		const html = page();
		expect(html.match(/<svg class="stage-svg is-(wide|narrow)"/g)).toHaveLength(2);
		expect(html).toContain('<b>Tickets wait.</b> And nobody else.');
		expect(html).toMatch(/<details class="words"[^>]*>/);
		expect(html).toMatch(/At 12 s: \w+ tickets wait/);
		expect(html).toContain('The numbers at 12 s');
	});

	test('prints whose rules the queue follows, with the version', () => {
		expect(page()).toContain('RabbitMQ 4.0, quorum queue');
	});

	test('shows the variant it is told to', () => {
		const html = page({ variant: 'synchronous' });
		expect(html).toContain('no rail in this mode');
		expect(html).toContain('Customers wait.');
		expect(html).not.toContain('tk-hook');
	});

	test('has one picture on a slide, and no time slider', () => {
		const html = page({ mode: 'slide' });
		expect(html.match(/<svg class="stage-svg/g)).toEqual(['<svg class="stage-svg']);
		expect(html).not.toContain('aria-label="Time"');
	});

	test.each(['page', 'slide', 'home'] as const)('has no style attribute as %s', (mode) => {
		expect(page({ mode })).not.toMatch(/\sstyle=/);
		expect(page({ mode, variant: 'synchronous' })).not.toMatch(/\sstyle=/);
	});
});
