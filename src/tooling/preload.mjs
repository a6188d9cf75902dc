/**
 * A short way to ask for what a script will import, in place of the builder's own, which is four times
 * as long and stands before every page. Styles are waited for; a script that does not come fails where
 * it is imported.
 */
export function preload() {
	return {
		name: 'preload',
		enforce: /** @type {const} */ ('pre'),
		apply: /** @type {const} */ ('build'),
		load: {
			order: /** @type {const} */ ('pre'),
			/** @param {string} id */
			handler(id) {
				return id === '\0vite/preload-helper.js' ? HELPER : undefined;
			},
		},
	};
}

/** Paths come relative to the built folder, in which scripts lie one folder deep. */
const HELPER = `
const asked = new Set();
export const __vitePreload = (load, files = []) => {
	const styles = files.flatMap((file) => {
		if (asked.has(file)) return [];
		asked.add(file);
		const link = document.createElement('link');
		const isStyle = file.endsWith('.css');
		link.rel = isStyle ? 'stylesheet' : 'modulepreload';
		link.href = new URL('../' + file, import.meta.url);
		document.head.append(link);
		return isStyle ? new Promise((done) => (link.onload = link.onerror = done)) : [];
	});
	return Promise.all(styles).then(load);
};
`;
