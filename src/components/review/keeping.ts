import { absorb, forget, read } from '#progress';
import { askFirst } from './ask-first.ts';

/** Wakes the buttons that save what is remembered, take it in, and forget it. */
export function wakeKeeping(): void {
	const place = document.querySelector('[data-keeping]');
	const said = place?.querySelector('[data-said]');
	const tools = place?.querySelector<HTMLElement>('[data-tools]');
	const field = place?.querySelector('input');
	const away = place?.querySelector<HTMLElement>('[data-forget]');
	if (!place || !said || !tools || !field || !away) return;
	const say = (words: string): void => void (said.textContent = words);

	place.querySelector('[data-save]')?.addEventListener('click', async () => {
		const { fileOf } = await import('#progress/file');
		const link = document.createElement('a');
		link.href = URL.createObjectURL(new Blob([fileOf(read())], { type: 'application/json' }));
		link.download = `take-a-number-${new Date().toISOString().slice(0, 10)}.json`;
		link.click();
		URL.revokeObjectURL(link.href);
		say(`Saved as ${link.download}.`);
	});
	place.querySelector('[data-load]')?.addEventListener('click', () => field.click());
	field.addEventListener('change', async () => {
		const [file] = field.files ?? [];
		if (!file) return;
		const { MOST, readFile } = await import('#progress/file');
		// One character more than is allowed tells that there are too many.
		const taken = readFile(await file.slice(0, MOST * 4).text());
		field.value = '';
		if ('problem' in taken) {
			const { message, field: where, value, hint } = taken.problem;
			const found = value === undefined ? '' : ` ${where ?? 'It begins with'}: ${value}.`;
			say(`“${file.name}” was not read. ${message}${found} ${hint}`);
			return;
		}
		absorb(taken.progress);
		const { entries } = taken;
		say(
			`“${file.name}” was read: ${entries === 1 ? 'one entry' : `${entries} entries`}. Where both know something, the later counts.`,
		);
	});
	askFirst(
		away,
		{ label: 'Forget everything', yes: 'Yes, forget all my progress', no: 'Keep it' },
		() => {
			forget('all');
			say('Everything is forgotten but the theme and the keys.');
		},
	);
	tools.hidden = false;
}
