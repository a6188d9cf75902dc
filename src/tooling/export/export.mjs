import path from 'node:path';
import { chosen, readArguments, USAGE } from './arguments.mjs';
import { writePortable } from './portable.mjs';
import { writePdfs } from './print.mjs';
import { ensureFolder, siteOf } from './site.mjs';

/**
 * `npm run export`: the course on paper, and as a folder that opens without a server.
 * @param {readonly string[]} args
 */
export async function exportCourse(args) {
	const wishes = readArguments(args);
	if (wishes === 'help') {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const { out } = wishes;
	ensureFolder(out);
	const site = await siteOf(wishes.site);
	const lessons = chosen(site.lessons, wishes.lesson);
	if (wishes.html) {
		const first = await writePortable(site, lessons, path.join(out, 'html'));
		process.stdout.write(`${first}\n`);
	}
	if (wishes.pdf) {
		for (const { file, pages } of await writePdfs(site, lessons, out)) {
			process.stdout.write(`${path.join(out, file)}, ${pages} ${pages === 1 ? 'page' : 'pages'}\n`);
		}
	}
	return 0;
}
