import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { charactersFor, SYSTEM_SIGNS, undrawable } from './fonts/characters.ts';
import { visibleText } from './fonts/html.ts';
import { buildFonts, fontStyles, hash } from './fonts/subset.ts';

/**
 * Self-hosted fonts, cut to what the site can show and served under fonts/. `virtual:fonts` tells their addresses to
 * components/FontLoader.astro. The build fails on a page with a sign that is not in them.
 * @returns {import('astro').AstroIntegration}
 */
export function fonts() {
	/** @type {Promise<Served>} */
	let served;
	/** @type {string} */
	let drawable;
	return {
		name: 'fonts',
		hooks: {
			'astro:config:setup': async ({ config, updateConfig }) => {
				drawable = charactersFor(await allText(new URL('content/', config.root)));
				served = serve(drawable, new URL('.cache/fonts/', config.root));
				const base = config.base.replace(/\/*$/, '/');
				updateConfig({ vite: { plugins: [virtualFonts(() => served, `${base}fonts/`)] } });
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use(async (request, response, next) => {
					const name = /\/fonts\/([\w.-]+)$/.exec(request.url ?? '')?.[1];
					const bytes = name && (await served).files.get(name);
					if (!bytes) return next();
					response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'font/woff2');
					response.end(bytes);
				});
			},
			'astro:build:done': async ({ dir, logger }) => {
				const { files } = await served;
				await mkdir(new URL('fonts/', dir), { recursive: true });
				for (const [name, bytes] of files) await writeFile(new URL(`fonts/${name}`, dir), bytes);
				await checkPages(dir, new Set([...drawable, ...SYSTEM_SIGNS]));
				const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
				logger.info(`${files.size - 1} files, ${(size / 1000).toFixed(1)} kB`);
			},
		},
	};
}

/**
 * @typedef {object} Served
 * @property {ReadonlyMap<string, Buffer>} files The fonts and their style sheet by file name.
 * @property {readonly { family: string, file: string, style: string, weight: string }[]} faces
 * @property {string} stylesheet
 */

/**
 * @param {string} characters
 * @param {URL} cache
 * @returns {Promise<Served>}
 */
async function serve(characters, cache) {
	const built = await buildFonts(characters, cache);
	const css = Buffer.from(fontStyles(built));
	const stylesheet = `fonts.${hash(css)}.css`;
	return {
		files: new Map([
			...built.map(({ fileName, bytes }) => /** @type {const} */ ([fileName, bytes])),
			[stylesheet, css],
		]),
		faces: built.map(({ fileName, font: { family, style, weight } }) => ({
			family,
			file: fileName,
			style,
			weight,
		})),
		stylesheet,
	};
}

/**
 * @param {() => Promise<Served>} served
 * @param {string} base
 * @returns {import('vite').Plugin}
 */
function virtualFonts(served, base) {
	return {
		name: 'virtual-fonts',
		resolveId: (id) => (id === 'virtual:fonts' ? '\0virtual:fonts' : undefined),
		async load(id) {
			if (id !== '\0virtual:fonts') return undefined;
			const { faces, stylesheet } = await served();
			const list = faces.map(({ file, ...face }) => ({ ...face, url: base + file }));
			return `export const faces = ${JSON.stringify(list)};\nexport const stylesheet = ${JSON.stringify(base + stylesheet)};`;
		},
	};
}

/**
 * @param {URL} folder
 * @returns {Promise<string>} the text of every file in it; nothing when there is no such folder
 */
async function allText(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((entry) => entry.isFile());
	const texts = await Promise.all(
		files.map(({ parentPath, name }) => readFile(`${parentPath}/${name}`, 'utf8')),
	);
	return texts.join('\n');
}

/**
 * @param {URL} dir
 * @param {ReadonlySet<string>} characters
 */
async function checkPages(dir, characters) {
	const pages = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html'));
	const problems = [];
	for (const page of pages) {
		const text = visibleText(await readFile(new URL(page.replaceAll('\\', '/'), dir), 'utf8'));
		const codes = undrawable(text, characters).map(({ character, code, index }) => {
			const around = text.slice(Math.max(0, index - 20), index + 20).replace(/\s+/g, ' ');
			return `${page}: ${character} (${code}) in “${around.trim()}”`;
		});
		problems.push(...codes);
	}
	if (problems.length === 0) return;
	throw new Error(
		`No font of this site has these signs:\n${[...new Set(problems)].slice(0, 20).join('\n')}\n` +
			'Write them otherwise; or, if the fonts do have them, add them to src/tooling/fonts/characters.ts.',
	);
}
