import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../src/tooling/paths.mjs';
import { missingPackages, withoutTools } from '../../../src/tooling/setup/modules.mjs';
import { isNewEnough } from '../../../src/tooling/setup/node.mjs';

describe('a Node', () => {
	it('is new enough from 22.19 on', () => {
		expect(['v18.0.0', 'v20.20.2', '22.18.9'].filter(isNewEnough)).toEqual([]);
		const good = ['22.19.0', 'v22.20.1', 'v24.0.0', '26.10.0'];
		expect(good.filter(isNewEnough)).toEqual(good);
	});
});

describe('packages', () => {
	const wanted = {
		'': { version: '0.1.0' },
		'node_modules/a': { version: '1.0.0' },
		'node_modules/b': { version: '2.0.0' },
		'node_modules/b-linux-x64': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
		'node_modules/b-win32-x64': { version: '2.0.0', optional: true, os: ['win32'], cpu: ['x64'] },
		'node_modules/c-musl': {
			version: '3.0.0',
			optional: true,
			os: ['linux'],
			cpu: ['x64'],
			libc: ['musl'],
		},
	};
	const { 'node_modules/a': a, 'node_modules/b': b, 'node_modules/b-linux-x64': native } = wanted;

	it('are all missing in a fresh clone', () => {
		expect(missingPackages(wanted, {}, 'linux', 'x64')).toEqual([
			'node_modules/a',
			'node_modules/b',
			'node_modules/b-linux-x64',
		]);
	});

	it('are there when the lock’s versions are, without those of other platforms', () => {
		const installed = {
			'node_modules/a': a,
			'node_modules/b': b,
			'node_modules/b-linux-x64': native,
		};
		expect(missingPackages(wanted, installed, 'linux', 'x64')).toEqual([]);
		expect(missingPackages(wanted, installed, 'win32', 'x64')).toEqual([
			'node_modules/b-win32-x64',
		]);
	});

	it('of those who change the project are not missed by one who reads it', () => {
		const tools = { ...wanted, 'node_modules/tool': { version: '1.0.0', dev: true } };
		expect(missingPackages(tools, wanted, 'linux', 'x64')).toEqual(['node_modules/tool']);
		expect(missingPackages(withoutTools(tools), wanted, 'linux', 'x64')).toEqual([]);
	});

	it('are stale in another version', () => {
		const installed = { ...wanted, 'node_modules/a': { version: '0.9.0' } };
		expect(missingPackages(wanted, installed, 'linux', 'x64')).toEqual(['node_modules/a']);
	});
});

describe('the lock', () => {
	interface Locked {
		readonly resolved?: string;
		readonly integrity?: string;
		readonly optionalDependencies?: Readonly<Record<string, string>>;
	}
	const text = readFileSync(inRoot('package-lock.json'), 'utf8');
	const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

	it('names no registry, and has a checksum for every package', () => {
		const entries = Object.entries(packages).filter(([place]) => place !== '');
		expect(entries.filter(([, { resolved }]) => resolved).map(([place]) => place)).toEqual([]);
		expect(entries.filter(([, { integrity }]) => !integrity).map(([place]) => place)).toEqual([]);
	});

	it('has the optional packages of every platform', () => {
		const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies).filter(
				(name) => !packages[`${place}/node_modules/${name}`] && !packages[`node_modules/${name}`],
			),
		);
		expect(missing).toEqual([]);
	});
});
