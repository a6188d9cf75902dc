import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../paths.mjs';
import { Stop } from '../stop.mjs';
import { npm } from './npm.mjs';

/**
 * Large tools that few need are no dependencies of the project: they are fetched into .cache/ when
 * they are first asked for. Returns their folder of packages; rejects with a Stop when there is no
 * network. What they ask for beside themselves they find among the project's own packages.
 * @param {string} name of the folder
 * @param {readonly string[]} packages each with its exact version
 */
export async function fetched(name, packages) {
	const folder = inRoot('.cache', name);
	const modules = path.join(folder, 'node_modules');
	const done = path.join(folder, `${packages.join('+').replaceAll('/', '~')}.fetched`);
	if (existsSync(done)) return modules;
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
	const options = ['--no-save', '--ignore-scripts', '--legacy-peer-deps'];
	const { code } = await npm(['install', '--prefix', folder, ...options, ...packages]);
	if (code !== 0) throw new Stop(`${packages[0]} could not be fetched: try again with a network.`);
	writeFileSync(done, '');
	return modules;
}
