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
				return PARTS.find(({ file }) => id.endsWith(file))?.code;
			},
		},
	};
}

/** Files of packages, and what stands in for each: the same exports, for as much as is used here. */
export const PARTS = [
	{
		// Follows what changes inside an object in `$state`. Here objects are in `$state.raw`.
		file: '/svelte/src/internal/client/proxy.js',
		code: `
			export const proxy = (value) => value;
			export const get_proxied_value = proxy;
			export const is = Object.is;
		`,
	},
	{
		// Waits for promises in the markup. Here nothing does: the compiler has to be asked for it.
		file: '/svelte/src/internal/client/reactivity/async.js',
		code: `
			import { derived } from './deriveds.js';
			export const flatten = (_blockers, sync, _async, fn) => fn(sync.map(derived));
			const none = () => () => {};
			export {
				none as run_after_blockers, none as capture, none as save, none as unsave,
				none as track_reactivity_loss, none as for_await_track_reactivity_loss,
				none as unset_context, none as run, none as wait, none as increment_pending,
			};
		`,
	},
	{
		// What `<svelte:boundary>` does with errors and pending work. Here it is only where a widget begins.
		file: '/svelte/src/internal/client/dom/blocks/boundary.js',
		code: `
			import { EFFECT_PRESERVED, EFFECT_TRANSPARENT } from '#client/constants';
			import { block, branch } from '../../reactivity/effects.js';
			import { hydrate_next, hydrating } from '../hydration.js';
			export function boundary(node, _props, children) {
				block(() => {
					if (hydrating) hydrate_next();
					branch(() => children(node));
				}, EFFECT_TRANSPARENT | EFFECT_PRESERVED);
			}
			export class Boundary {}
			export const pending = () => 0;
		`,
	},
	{
		// Wakes islands in Astro's way. Here components/islands.ts wakes them.
		file: '/@astrojs/svelte/dist/client.svelte.js',
		code: 'export default () => () => {};',
	},
];
