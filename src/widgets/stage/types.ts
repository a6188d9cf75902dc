import type { Scenario } from '#schemas';
import type { Figure, Size, Still } from '#player';
import type { Playback } from '#player/playback';
import type { Snippet } from 'svelte';

/** The words under a stage, for the run as its author made it. */
export interface StageTexts {
	/** One sentence, in bold. */
	readonly finding: string;
	readonly caption: string;
}

export interface StageProps {
	/** Unique on the page; questions and remotes find the stage by it. */
	readonly id: string;
	readonly scenarioId: string;
	readonly scenario: Scenario;
	readonly edition: string;
	/** The variant that is shown first. */
	readonly variant: string;
	/** By variant. */
	readonly texts: Readonly<Record<string, StageTexts>>;
	/** The moment that it shows until the simulation is loaded. */
	readonly still?: Still | undefined;
	/** Whether it has kinds of node that few scenarios have. */
	readonly full?: boolean | undefined;
	/** `page`: everything; `slide`: a large wall and few controls; `home`: one line of controls. */
	readonly mode?: 'page' | 'slide' | 'home';
	/** Where it stands alone on a page, which links to a moment lead to; absent: there are none. */
	readonly address?: string | undefined;
	/** The level of its heading, when not the third. */
	readonly level?: 1 | undefined;
}

/** What a picture of a stage is drawn from. */
export interface WallProps {
	readonly playback: Playback;
	readonly size: Size;
	/** What it is called by those who cannot see it. */
	readonly label: string;
}

/** A stage as the parts around its picture see it; what changes is read when it is needed. */
export interface StageView {
	readonly playback: Playback;
	readonly figures: readonly Figure[];
	/** Whether customers wait for the work. */
	readonly direct: boolean;
	/** Nobody has ordered yet. */
	readonly empty: boolean;
	/** The finding under it, of the author's run or of the reader's. */
	readonly foot: StageTexts | undefined;
	/** The picture in words and numbers, as it stood when it last stood still. */
	readonly words: {
		readonly sentences: readonly string[];
		readonly figures: readonly Figure[];
		readonly at: string;
	};
	/** Tells the live region a text, or what can be seen now. */
	readonly say: (text?: string) => void;
	readonly wall: Snippet;
	readonly variantSwitch: Snippet;
}

/** What stands around the picture, by the page that it is on. */
export interface StageParts {
	readonly body: Snippet<[StageView]>;
	/** Over the picture, inside its frame. */
	readonly order?: Snippet<[StageView]>;
	/** Below the plate. */
	readonly after?: Snippet<[StageView]>;
}
