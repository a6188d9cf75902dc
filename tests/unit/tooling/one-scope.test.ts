import { expect, test } from 'vitest';
import { inOneScope } from '../../../src/tooling/one-scope.mjs';

const script = `import { n as ready, t as other } from "./stage.js";
//#region src/simulation/kernel.ts
/** Whoever can export, and import, is free. */
const UNIT = 2;
function twice(n) {
	return UNIT * n;
}
//#endregion
export { twice as t, UNIT };
`;

/** What such a script exports, with nothing to import. */
function exportsOf(code: string): Promise<Record<string, unknown>> {
	return import(`data:text/javascript,${encodeURIComponent(code.replace(/^import.*/, ''))}`);
}

test('a script gives what it gave, from within one function', async () => {
	const code = inOneScope(script);
	expect(code).toMatch(/^import \{ n as ready, t as other \} from ".\/stage.js";/);
	expect(code.indexOf('const UNIT')).toBeGreaterThan(code.indexOf('(() => {'));
	const { t, UNIT } = (await exportsOf(code)) as { t: (n: number) => number; UNIT: number };
	expect(t(3)).toBe(6);
	expect(UNIT).toBe(2);
});

test('a script that cannot stand in a function stops the build', () => {
	expect(() => inOneScope(`${script}export { UNIT as u };\n`)).toThrow('one-scope');
	expect(() => inOneScope('const UNIT = 2;\n')).toThrow('one-scope');
});
