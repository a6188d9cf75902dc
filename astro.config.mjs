import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { bootHash } from './src/layouts/boot.mjs';
import { firstPaint } from './src/tooling/first-paint.mjs';
import { fonts } from './src/tooling/fonts.mjs';
import { lateHash } from './src/tooling/late.mjs';
import { leanSvelte } from './src/tooling/lean-svelte.mjs';
import { oneScope } from './src/tooling/one-scope.mjs';
import { pagefind } from './src/tooling/pagefind.mjs';
import { policy } from './src/tooling/policy.mjs';
import { sections } from './src/tooling/sections.mjs';
import { preload } from './src/tooling/preload.mjs';
import { shorter } from './src/tooling/shorter.mjs';
import { tables } from './src/tooling/tables.mjs';

const { BASE_PATH, OUT_DIR } = process.env;

/** What is always loaded together is one file: fewer requests, and it is compressed as a whole. */
const groups = [
	{ name: 'svelte', test: /node_modules[\\/]svelte[\\/]src[\\/](?!reactivity)/, priority: 2 },
	{
		name: 'shared',
		test: /preload-helper|src[\\/]components[\\/](?:islands|search-button|theme|theme-button|keys-button|href|progress[\\/]remembered)\./,
		priority: 3,
	},
	// What remembers, apart from what it is remembered for: pages without widgets load it as well.
	{
		name: 'progress',
		test: /src[\\/](?:progress[\\/](?:index|store|format|browser-store)|wire[\\/](?:guard|progress))\./,
		priority: 1,
	},
	{
		name: 'stage',
		test: /src[\\/](?:player[\\/](?:index|clock|frame|layout|moves|narration|numbers|topology|words|playback|timelines|fits|listeners)|widgets[\\/]stage[\\/](?:Stage|StageBase|Switch|Transport|Params|NumberField|Wall|Ticket|Shapes|Scrub|Metrics|DepthChart|Words|Order|Tools|draw-counter|draw-floor|draw-rail|draw-shop|awake|keys|shapes|sprite|profile|halls)\.)/,
	},
	// The names of events, which few need: their numbers stand where they are used.
	{ name: 'events', test: /src[\\/]simulation[\\/]events\./, priority: 4 },
	// What plays a run: the kernel with all that it needs.
	{ name: 'kernel', test: /src[\\/](?:simulation[\\/]core|player[\\/]timeline)\./ },
	{
		name: 'questions',
		test: /src[\\/](?:widgets[\\/]quiz[\\/](?:Answer|Choice|Options|RunRow|Predict|question|predict|Scale|ShowMe)\.|quiz[\\/])/,
	},
];

export default defineConfig({
	output: 'static',
	trailingSlash: 'always',
	devToolbar: { enabled: false },
	...(BASE_PATH && { base: BASE_PATH }),
	...(OUT_DIR && { outDir: OUT_DIR }),
	integrations: [mdx(), svelte(), fonts(), firstPaint(), policy(), pagefind()],
	markdown: {
		syntaxHighlight: false,
		processor: satteri({ mdastPlugins: [sections], features: { headingAttributes: true } }),
	},
	build: {
		// A file a page, which first-paint.mjs puts into the page: of styles that Astro inlines, what an
		// MDX entry brings along would not be hashed.
		inlineStylesheets: 'never',
	},
	security: {
		csp: {
			directives: [
				"default-src 'self'",
				"img-src 'self' data:",
				"object-src 'none'",
				"base-uri 'self'",
				"connect-src 'self'",
				"form-action 'self'",
			],
			scriptDirective: {
				// Search runs WebAssembly, in a worker where there are workers.
				resources: ["'self'", "'wasm-unsafe-eval'"],
				hashes: [bootHash, lateHash],
			},
		},
	},
	vite: {
		plugins: [
			tables(),
			leanSvelte(),
			oneScope(/simulation[\\/]kernel\.ts$/),
			preload(),
			shorter(/simulation[\\/](?:kernel|more)\.ts$/),
		],
		build: {
			// Islands are loaded when they are seen; what they need is asked for together.
			modulePreload: false,
			rolldownOptions: {
				// Astro marks MDX modules with a directive that the bundler warns about, once for each.
				onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
			},
		},
		environments: {
			client: {
				build: {
					rolldownOptions: {
						output: { codeSplitting: { groups } },
					},
				},
			},
		},
	},
});
