/** Where a deck stands: a slide from 0, and how many of its steps have been taken. */
export interface Place {
	readonly index: number;
	readonly step: number;
}

/** What can be asked of a deck. */
export type DeckCommand =
	| { readonly do: 'next' | 'previous' | 'first' | 'last' | 'skip' | 'back' }
	| { readonly do: 'go'; readonly index: number; readonly step?: number };

/**
 * The place after a command, in a deck whose slides have so many steps. On from a slide's last step
 * comes the next slide; back from its first the slide before, all steps taken. `skip` and `back` go by
 * whole slides. At either end it stays where it is, and it is then the same object.
 */
export function command(steps: readonly number[], place: Place, asked: DeckCommand): Place {
	const after = clamped(steps, target(steps, place, asked));
	return after.index === place.index && after.step === place.step ? place : after;
}

/** A place brought into a deck. */
export function clamped(steps: readonly number[], { index, step }: Place): Place {
	const at = Math.min(Math.max(index, 0), steps.length - 1);
	const most = steps[at] ?? 0;
	if (at !== index) return { index: at, step: index < 0 ? 0 : most };
	return { index: at, step: Math.min(Math.max(step, 0), most) };
}

function target(steps: readonly number[], { index, step }: Place, asked: DeckCommand): Place {
	switch (asked.do) {
		case 'next':
			return step < (steps[index] ?? 0) ? { index, step: step + 1 } : { index: index + 1, step: 0 };
		case 'previous':
			return step > 0
				? { index, step: step - 1 }
				: index === 0
					? { index, step }
					: { index: index - 1, step: steps[index - 1] ?? 0 };
		case 'skip':
			return index + 1 < steps.length ? { index: index + 1, step: 0 } : { index, step };
		case 'back':
			return { index: step > 0 ? index : Math.max(0, index - 1), step: 0 };
		case 'first':
			return { index: 0, step: 0 };
		case 'last':
			return { index: steps.length - 1, step: 0 };
		case 'go':
			return Number.isInteger(asked.index)
				? { index: asked.index, step: asked.step ?? 0 }
				: { index, step };
	}
}
