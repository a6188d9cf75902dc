/**
 * Leaves out of what browsers load the parts of Svelte that no page of this site needs.
 * @returns {import('vite').Plugin}
 */
export function leanSvelte() {
	return {
		name: 'lean-svelte',
		apply: 'build',
		load: {
			order: 'pre',
			handler(id) {
				if (this.environment.name !== 'client') return undefined;
				return PARTS.find(({ file }) => file.test(id))?.code;
			},
		},
	};
}

/** Files of packages, and what stands in for them. */
const PARTS = [
	{
		// Follows what changes inside an object in `$state`. Here objects are in `$state.raw`.
		file: /svelte[\\/]src[\\/]internal[\\/]client[\\/]proxy\.js$/,
		code: 'export const proxy = (it) => it;\nexport { proxy as get_proxied_value };\nexport const is = Object.is;\n',
	},
	{
		// Wakes islands in Astro's way. Here components/islands.ts wakes them.
		file: /@astrojs[\\/]svelte[\\/]dist[\\/]client\.svelte\.js$/,
		code: 'export default () => () => {};\n',
	},
];
