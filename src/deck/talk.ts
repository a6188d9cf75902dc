import { SLIDE_HEIGHT, SLIDE_WIDTH, type StageState, type Stroke, type Talk } from '#wire/sync';

export type { StageState, Stroke, Talk } from '#wire/sync';

/** How many lines a slide holds, and how many numbers a line; what the guard lets through. */
const MOST_STROKES = 400;
const MOST_NUMBERS = 4_000;

/** A talk that nobody has touched. */
export function newTalk(lesson: string, slide: string): Talk {
	return {
		lesson,
		slide,
		step: 0,
		blank: false,
		laser: 'off',
		drawings: {},
		stages: {},
		guesses: {},
		timer: { startedAt: 0, pausedAt: 0 },
	};
}

/** At another slide or step; what was pointed at is gone. */
export function placed(talk: Talk, slide: string, step: number): Talk {
	if (talk.slide === slide && talk.step === step) return talk;
	return { ...talk, slide, step, laser: 'off' };
}

/** With the point brought into the slide, whole units. */
export function pointed(talk: Talk, at: { readonly x: number; readonly y: number } | 'off'): Talk {
	if (at === 'off') return talk.laser === 'off' ? talk : { ...talk, laser: 'off' };
	return {
		...talk,
		laser: { x: within(at.x, SLIDE_WIDTH), y: within(at.y, SLIDE_HEIGHT) },
	};
}

const within = (value: number, most: number): number =>
	Math.round(Math.min(Math.max(value, 0), most));

/** What is drawn on the slide that is shown. */
export function strokesOf(talk: Talk): readonly Stroke[] {
	return talk.drawings[keyOf(talk)] ?? [];
}
const keyOf = ({ lesson, slide }: Talk): string => `${lesson}/${slide}`;

/** With one more line on the slide that is shown; of a line too long the beginning is kept. */
export function drawn(talk: Talk, stroke: Stroke): Talk {
	const whole = stroke
		.slice(0, MOST_NUMBERS)
		.map((value, i) => within(value, i % 2 === 0 ? SLIDE_WIDTH : SLIDE_HEIGHT));
	return withStrokes(talk, [...strokesOf(talk), whole].slice(-MOST_STROKES));
}

/** Without the last line of the slide that is shown. */
export function undone(talk: Talk): Talk {
	const strokes = strokesOf(talk);
	return strokes.length === 0 ? talk : withStrokes(talk, strokes.slice(0, -1));
}

/** Without any line on the slide that is shown. */
export function wiped(talk: Talk): Talk {
	return strokesOf(talk).length === 0 ? talk : withStrokes(talk, []);
}

function withStrokes(talk: Talk, strokes: readonly Stroke[]): Talk {
	const drawings = { ...talk.drawings, [keyOf(talk)]: strokes };
	if (strokes.length === 0) delete drawings[keyOf(talk)];
	return { ...talk, drawings };
}

/** With a stage of the lesson as it is now. */
export function staged(talk: Talk, stage: string, state: StageState): Talk {
	return { ...talk, stages: { ...talk.stages, [`${talk.lesson}/${stage}`]: state } };
}

/** With what the room said to a question; undefined: nothing yet. */
export function guessed(talk: Talk, question: string, guess: number | undefined): Talk {
	const guesses = { ...talk.guesses };
	if (guess === undefined) delete guesses[question];
	else guesses[question] = guess;
	return { ...talk, guesses };
}
