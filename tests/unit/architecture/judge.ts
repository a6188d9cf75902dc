import path from 'node:path';
import type { Import } from './read-imports.ts';
import { type Room, ROOMS } from './rooms.ts';

/** A file's address inside the project, with slashes: `src/player/index.ts`. */
type File = string;

/** The room of a file under src. Each folder of src/widgets is a room of its own. */
export function roomOf(file: File): string {
	const [, first = '', second = ''] = file.split('/');
	if (first === 'widgets') return `widgets/${second}`;
	return first.replace(/\.ts$/, '');
}

/** Whether a name is one of these; a * stands for anything. */
export function isAmong(name: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => {
		const [start = '', end] = pattern.split('*');
		return end === undefined ? name === pattern : name.startsWith(start) && name.endsWith(end);
	});
}

/** What is wrong with an import: a sentence that names the rule, or undefined. */
export function judge(
	file: File,
	one: Import,
	declaredDoors: readonly string[],
): string | undefined {
	const { specifier } = one;
	const room = roomOf(file);
	const rule = ROOMS[room.replace(/\/.*/, '')];
	if (!rule) return `${room} is no room: give it a line in tests/unit/architecture/rooms.ts`;
	if (specifier.startsWith('/')) return 'a module has no absolute address';
	if (specifier.startsWith('.')) return judgePath(file, specifier, room);
	if (specifier.startsWith('#')) return judgeDoor(one, file, room, rule, declaredDoors);
	// Of Astro's virtual modules each is named: a * does not stand for them.
	if (specifier.startsWith('astro:') && !rule.packages.includes(specifier)) {
		return `${room} may not import ${specifier}`;
	}
	if (isAmong(specifier, rule.packages)) return undefined;
	return `${room} may import ${listed(rule.packages, 'no package')}`;
}

function judgePath(file: File, specifier: string, room: string): string | undefined {
	const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*/, ''));
	if (!target.startsWith('src/')) return 'relative paths stay inside src';
	if (roomOf(target) !== room) {
		return `relative paths stay inside a room: enter ${roomOf(target)} by its door`;
	}
	if (path.posix.extname(target) === '') return 'a relative path ends with the file’s extension';
	return undefined;
}

function judgeDoor(
	{ specifier, typeOnly, client }: Import,
	file: File,
	room: string,
	rule: Room,
	declaredDoors: readonly string[],
): string | undefined {
	if (!isAmong(specifier, declaredDoors)) return 'package.json#imports has no such door';
	if (specifier.startsWith(`#${room}/`) || specifier === `#${room}`) {
		return 'inside a room paths are relative';
	}
	const inBrowser = client || file.endsWith('.ts');
	const doors = [...rule.doors, ...(inBrowser ? (rule.client ?? []) : [])];
	if (isAmong(specifier, doors)) return undefined;
	if (isAmong(specifier, rule.types ?? [])) {
		return typeOnly ? undefined : `${room} may import types alone from ${specifier}: import type …`;
	}
	const types = rule.types ? `, and types from ${rule.types.join(', ')}` : '';
	return `${room} may enter ${listed(doors, 'no other room')}${types}`;
}

const listed = (names: readonly string[], none: string) =>
	names.length > 0 ? `only ${names.join(', ')}` : none;
