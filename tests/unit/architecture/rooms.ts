/** What a room may import. A trailing * stands for anything. */
export interface Room {
	/** Doors of other rooms. */
	readonly doors: readonly string[];
	/** Doors of which it may import types alone. */
	readonly types?: readonly string[];
	/** Further doors, for what runs in the browser: <script> elements and .ts files. */
	readonly client?: readonly string[];
	/** Packages and virtual modules. */
	readonly packages: readonly string[];
}

const SCHEMA_TYPES = ['#schemas'];
const SVELTE = ['svelte', 'svelte/*'];

const template: Room = {
	doors: ['#course', '#widgets/*', '#styles/*', '#components/*', '#layouts/*'],
	client: ['#progress', '#progress/*', '#search', '#wire'],
	packages: ['astro', 'astro/*', 'virtual:*', 'node:*'],
};

/** Who may import whom: a room is a folder of src; `content.config` is the file of that name. */
export const ROOMS: Readonly<Record<string, Room>> = {
	schemas: { doors: [], packages: ['astro/zod'] },
	simulation: { doors: [], types: SCHEMA_TYPES, packages: [] },
	quiz: { doors: ['#simulation'], types: SCHEMA_TYPES, packages: [] },
	wire: { doors: [], types: SCHEMA_TYPES, packages: ['fflate'] },
	player: {
		doors: ['#simulation', '#simulation/*', '#quiz/grade', '#wire', '#wire/moment'],
		types: SCHEMA_TYPES,
		packages: SVELTE,
	},
	progress: { doors: ['#wire'], types: SCHEMA_TYPES, packages: [] },
	deck: {
		doors: ['#wire', '#wire/sync', '#player', '#player/*'],
		types: SCHEMA_TYPES,
		packages: [],
	},
	search: { doors: ['#wire'], types: SCHEMA_TYPES, packages: [] },
	widgets: {
		doors: [
			// A remote plays any scenario by itself.
			'#simulation/more',
			'#player',
			'#player/*',
			'#quiz/grade',
			'#wire',
			'#wire/sync',
			'#progress',
			'#deck',
			'#deck/presenter',
			'#search',
			'#widgets/shared/*',
			'#widgets/stage/Stage.svelte',
			'#widgets/stage/mount.ts',
			'#widgets/stage/registry.ts',
			'#widgets/stage/Remote.svelte',
			'#widgets/deck/help.ts',
			'#styles/*',
		],
		// A stage is given a scenario: its type, which is gone when it runs.
		types: SCHEMA_TYPES,
		packages: [...SVELTE, 'perfect-freehand', 'd3-scale', 'd3-shape'],
	},
	course: {
		doors: [
			'#schemas',
			'#simulation',
			'#simulation/study',
			'#quiz/grade',
			'#quiz/key',
			'#player',
			'#player/timeline',
			'#player/hall',
		],
		// What the browser will read of what it writes.
		types: ['#wire'],
		packages: ['astro', 'astro:content', 'astro/loaders', 'astro/zod', 'satteri', 'yaml', 'node:*'],
	},
	'content.config': {
		doors: ['#schemas', '#course', '#course/pure', '#course/loader'],
		packages: ['astro:content', 'astro/loaders', 'astro/zod', 'node:*'],
	},
	components: template,
	layouts: template,
	pages: { doors: ['#layouts/*', '#components/*', '#course', '#styles/*'], packages: ['astro'] },
	styles: { doors: [], packages: [] },
	lab: { doors: [], packages: ['node:*', 'amqplib'] },
	cli: {
		doors: [
			'#schemas',
			'#simulation',
			'#simulation/*',
			'#quiz/grade',
			'#quiz/key',
			'#course/pure',
			'#player',
			// The benchmark measures it, and drives a browser.
			'#player/timeline',
			'#tooling/*',
			'#lab',
		],
		packages: ['node:*', 'yaml', '@playwright/test', 'vite'],
	},
	tooling: { doors: [], packages: ['*'] },
};

/** Doors whose whole inside, however deep, must do without something when it runs. */
export const REACH: readonly {
	readonly door: string;
	readonly never: readonly string[];
	readonly why: string;
}[] = [
	{ door: '#quiz/grade', never: ['#simulation', '#schemas'], why: 'grading needs no simulation' },
	{
		door: '#simulation/core',
		never: ['*/view.ts', '*/spread.ts', '*/measure.ts'],
		why: 'playing a run is not looking at it',
	},
	{ door: '#player', never: ['svelte', 'svelte/*', '*.svelte.ts'], why: 'its door is pure' },
	{ door: '#course/pure', never: ['astro:*', '*.astro'], why: 'it runs in Node as it is' },
	{ door: '#wire', never: ['astro/zod'], why: 'schema libraries stay out of the browser' },
	{
		door: '#player/playback',
		never: ['astro/zod'],
		why: 'schema libraries stay out of the browser',
	},
	{ door: '#wire/sync', never: ['astro/zod'], why: 'schema libraries stay out of the browser' },
	{ door: '#progress', never: ['astro/zod'], why: 'schema libraries stay out of the browser' },
	{ door: '#deck', never: ['astro/zod'], why: 'schema libraries stay out of the browser' },
	{ door: '#search', never: ['astro/zod'], why: 'schema libraries stay out of the browser' },
];
