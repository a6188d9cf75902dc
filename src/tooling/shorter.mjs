import { minify } from 'terser';

/**
 * Goes over what browsers load before the builder's own minifier does. Each finds what the other does
 * not: what is called in one place is put there, what can be reckoned is reckoned. That costs a
 * simulation a fifth of its speed, so what counts millions of events is left as it is.
 * @param {RegExp} fast scripts that are left as they are: those with a file of such a name
 * @returns {import('vite').Plugin}
 */
export function shorter(fast) {
	return {
		name: 'shorter',
		apply: 'build',
		renderChunk: {
			order: 'post',
			async handler(code, { moduleIds }) {
				if (this.environment.name !== 'client' || moduleIds.some((id) => fast.test(id)))
					return null;
				return { code: await shortened(code), map: null };
			},
		},
	};
}

/**
 * A module that does the same. Names stay as they are, for the builder to shorten, and reading a
 * property counts as doing something: that is how Svelte learns what to follow.
 * @param {string} code
 */
export async function shortened(code) {
	const { code: short } = await minify(code, {
		module: true,
		ecma: 2020,
		compress: { passes: 3, pure_getters: false },
		mangle: false,
	});
	return short ?? code;
}
