import { forget, read, subscribe } from '#progress';
import { askFirst } from './ask-first.ts';

/** Tells what came of the review, after every answer. */
export function showResult(): void {
	const score = document.querySelector('[data-score]');
	const again = document.querySelector<HTMLElement>('[data-again]');
	if (!score || !again) return;
	askFirst(
		again,
		{
			label: 'Do the review again',
			yes: 'Forget these answers and start again',
			no: 'Keep the answers',
		},
		() => {
			forget('review');
			location.hash = '';
			location.reload();
		},
	);
	const untouched = score.textContent;

	function paint(): void {
		const { review } = read();
		let [all, answered, right] = [0, 0, 0];
		for (const lesson of document.querySelectorAll('[data-result]')) {
			const rows = [...lesson.querySelectorAll<HTMLElement>('[data-asked]')];
			const verdicts = rows.map((row) => {
				const answer = review[row.dataset['asked'] ?? ''];
				const verdict =
					answer?.revision !== row.dataset['revision']
						? 'open'
						: answer?.correct
							? 'right'
							: 'wrong';
				row.dataset['verdict'] = verdict;
				const words = row.querySelector('.kind');
				if (words) words.textContent = verdict === 'open' ? '' : verdict;
				return verdict;
			});
			const done = verdicts.filter((it) => it !== 'open').length;
			const good = verdicts.filter((it) => it === 'right').length;
			const line = lesson.querySelector('.so-far');
			if (line) line.textContent = done === 0 ? '' : `${good} of ${rows.length} right`;
			[all, answered, right] = [all + rows.length, answered + done, right + good];
		}
		const words =
			answered === 0
				? untouched
				: answered < all
					? `${answered} of ${all} answered, ${right} of them right.`
					: `All ${all} answered, ${right} of them right.`;
		if (score && score.textContent !== words) score.textContent = words;
		if (again) again.hidden = answered === 0;
	}
	paint();
	subscribe(paint);
}
