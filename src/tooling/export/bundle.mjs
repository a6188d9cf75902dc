import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The folder that the bundle lies in, as its code knows it. */
const FOLDER = 'new URL(".",document.currentScript.src).href';

/**
 * One classic script that holds every module script of the pages: over `file:` Chromium loads no
 * modules. A page names the parts that it runs: `<script src="app.js" data-parts="a b">`.
 * @param {string} site the built site's folder
 * @param {ReadonlyMap<string, string>} parts a part's name, and its module: a file of the site
 * @returns {Promise<string>}
 */
export async function classicScript(site, parts) {
	const loaders = [...parts].map(
		([name, file]) => `${JSON.stringify(name)}:()=>import("./${file}")`,
	);
	const { outputFiles } = await build({
		stdin: {
			contents: `const parts={${loaders.join()}};
				for(const name of document.currentScript.dataset.parts.split(" ")) void parts[name]?.();`,
			resolveDir: site,
		},
		bundle: true,
		write: false,
		format: 'iife',
		minify: true,
		charset: 'utf8',
		target: 'es2022',
		logLevel: 'error',
		logOverride: { 'empty-import-meta': 'silent' },
		banner: { js: `const exportFolder=${FOLDER};` },
		plugins: [
			{
				name: 'addresses',
				setup({ onLoad }) {
					onLoad({ filter: /\.js$/ }, async ({ path: file }) => ({
						contents: withoutPreloads(withoutRoot(await readFile(file, 'utf8'))),
						resolveDir: path.dirname(file),
					}));
				},
			},
		],
	});
	return outputFiles[0]?.text ?? '';
}

/**
 * Code that fetches no module beside a module, since all are in the one script already; styles it does.
 * @param {string} code
 */
export function withoutPreloads(code) {
	if (!code.includes('import.meta.url')) return code;
	const helper = /\.flatMap\((\w+)=>\{if\((?=\w+\.has\(\1\))/;
	if (!helper.test(code)) throw new Error('the preload helper looks another way now');
	return code
		.replace(helper, '.flatMap($1=>{if(!$1.endsWith(".css")||')
		.replaceAll('import.meta.url', '(exportFolder+"_astro/")');
}

/**
 * Code whose addresses of built files start at the folder instead of the site's root.
 * @param {string} code
 */
export function withoutRoot(code) {
	return code.replaceAll(
		/([`"'])\/((?:_astro|fonts)\/[\w.-]+)\1/g,
		(_, quote, file) => `(exportFolder+${quote}${file}${quote})`,
	);
}
