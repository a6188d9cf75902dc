import path from 'node:path';

/**
 * An address of the site as seen from one of its files, so that it leads there without a server;
 * undefined when the site has nothing there.
 * @param {string} from a file of the site, such as `slides/index.html`
 * @param {string} address from the site's root: `/lessons/pitfalls/?a#b`
 * @param {(file: string) => boolean} has whether a file is there
 */
export function relativeAddress(from, address, has) {
	const [, place = '', rest = ''] = /^\/([^?#]*)(.*)$/s.exec(address) ?? [];
	const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
	if (!has(file)) return undefined;
	return `${path.posix.relative(path.posix.dirname(from), file)}${rest}`;
}

/**
 * A page with every address of the site made relative: in attributes, and in the data of widgets.
 * A link to a page that is not there keeps its words alone.
 * @param {string} html
 * @param {string} from
 * @param {(file: string) => boolean} has
 */
export function relativeHtml(html, from, has) {
	const inAttributes = html.replaceAll(
		/ ([a-z-]+)="(\/(?!\/)[^"]*)"/g,
		(whole, name, /** @type {string} */ address) => {
			const relative = relativeAddress(from, address, has);
			if (relative !== undefined) return ` ${name}="${relative}"`;
			return name === 'href' ? '' : whole;
		},
	);
	return inAttributes.replaceAll(
		/(<script type="application\/json">)(.*?)(<\/script>)/gs,
		(_, start, /** @type {string} */ data, end) =>
			start +
			data.replaceAll(/"(\/(?!\/)[^"\\\s]*)"/g, (whole, /** @type {string} */ address) => {
				const relative = relativeAddress(from, address, has);
				return relative === undefined ? whole : JSON.stringify(relative);
			}) +
			end,
	);
}
