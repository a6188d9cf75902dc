import type { Place, Role } from '#deck';

/**
 * Says whether this window follows a presenter, in the line `[data-deck="follow"]`. While it does,
 * nothing is said: only the reader of the markup knows, by `data-role`.
 */
export function followWords(root: HTMLElement): (role: Role, at: Place, isLost: boolean) => void {
	const line = root.querySelector<HTMLElement>('[data-deck="follow"]');
	const words = root.querySelector<HTMLElement>('[data-deck="follow-words"]');
	const rejoin = root.querySelector<HTMLElement>('[data-deck="rejoin"]');
	return (role, { index }, isLost) => {
		root.dataset['role'] = role;
		if (!line || !words || !rejoin) return;
		const text =
			role === 'looking'
				? `Looking around. The talk is at slide ${index + 1}.`
				: role === 'following' && isLost
					? 'The presenter’s window is closed. This one stays where it was.'
					: '';
		if (words.textContent !== text) words.textContent = text;
		line.hidden = text === '';
		rejoin.hidden = role !== 'looking';
	};
}
