import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { bootHash } from './src/layouts/boot.mjs';
import { firstPaint } from './src/tooling/first-paint.mjs';
import { fonts } from './src/tooling/fonts.mjs';
import { pagefind } from './src/tooling/pagefind.mjs';
import { sections } from './src/tooling/sections.mjs';
import { tables } from './src/tooling/tables.mjs';

const { BASE_PATH, OUT_DIR } = process.env;

export default defineConfig({
	output: 'static',
	trailingSlash: 'always',
	devToolbar: { enabled: false },
	...(BASE_PATH && { base: BASE_PATH }),
	...(OUT_DIR && { outDir: OUT_DIR }),
	integrations: [mdx(), svelte(), fonts(), firstPaint(), pagefind()],
	markdown: {
		syntaxHighlight: false,
		processor: satteri({ mdastPlugins: [sections], features: { headingAttributes: true } }),
	},
	build: {
		// One file a page instead of inlined styles: what an MDX entry brings along would not be hashed.
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
				hashes: [bootHash],
			},
		},
	},
	vite: {
		plugins: [tables()],
		build: {
			// Islands are loaded when they are seen; what they need is asked for together.
			modulePreload: false,
			rolldownOptions: {
				// Astro marks MDX modules with a directive that the bundler warns about, once for each.
				onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
			},
		},
	},
});
