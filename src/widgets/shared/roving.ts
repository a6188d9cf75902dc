import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, number>> = {
	ArrowRight: 1,
	ArrowDown: 1,
	ArrowLeft: -1,
	ArrowUp: -1,
};

/**
 * One Tab stop for a row of buttons: arrows move in it, Home and End go to its ends. With `choose`,
 * as in a group of radio buttons, moving also presses. The checked button, or else the one used
 * last, is the one that Tab finds.
 */
export function roving({ choose = false }: { readonly choose?: boolean } = {}): Attachment {
	return (row) => {
		const buttons = (): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('button')];
		const stop = (at: Element | null): void => {
			for (const button of buttons()) button.tabIndex = button === at ? 0 : -1;
		};
		const home = (): void =>
			stop(
				row.querySelector('[aria-checked="true"]') ?? row.querySelector('button:not([disabled])'),
			);
		const onKey = (event: Event): void => {
			const { key, target, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
			const all = buttons();
			const from = all.indexOf((target as Element).closest('button') as HTMLElement);
			if (from < 0 || ctrlKey || metaKey || altKey) return;
			const step = STEPS[key];
			if (step === undefined && key !== 'Home' && key !== 'End') return;
			const to = key === 'Home' ? 0 : key === 'End' ? -1 : from + (step ?? 0);
			const next = all.at(to % all.length);
			if (!next) return;
			event.preventDefault();
			next.focus();
			if (choose) next.click();
		};
		const onFocus = (event: Event): void => stop((event.target as Element).closest('button'));
		home();
		row.addEventListener('keydown', onKey);
		row.addEventListener('focusin', onFocus);
		const watcher = new MutationObserver(() => {
			if (!row.contains(document.activeElement)) home();
		});
		if (choose) watcher.observe(row, { subtree: true, attributeFilter: ['aria-checked'] });
		return () => {
			row.removeEventListener('keydown', onKey);
			row.removeEventListener('focusin', onFocus);
			watcher.disconnect();
		};
	};
}
