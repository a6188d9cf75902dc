/**
 * How Stryker runs the tests of the simulation: as plain functions, in a process that has them and
 * all mutants loaded. A mutant is switched on and the tests that reach it are called until one
 * fails, which takes milliseconds; Vitest loads everything anew for each, which takes seconds.
 */
import { registerHooks } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

/** @typedef {import('../../../tests/mutants/vitest.ts').Test} Test */
/**
 * @typedef {object} Switches what the sources with the mutants look at, among the globals
 * @property {string | undefined} [activeMutant]
 * @property {string | undefined} [currentTestId]
 * @property {number} [hitCount] how often the active mutant was reached; above the limit it throws
 * @property {number | undefined} [hitLimit]
 * @property {unknown} [mutantCoverage] which mutants each test reaches
 */
/**
 * @typedef {object} MutantRun
 * @property {{ id: string }} activeMutant
 * @property {readonly string[]} [testFilter] the tests that reach it; all when it is not known
 * @property {number} [hitLimit]
 * @property {'runtime' | 'static'} mutantActivation static: it is met while modules are loaded
 * @property {boolean} reloadEnvironment
 */
/** @typedef {{ readonly status: 'killed' | 'timeout', readonly message: string }} Failure */

/** A test that takes so much longer than it took without a mutant will never end. */
const LONGER = 10;
const AT_LEAST_MS = 500;
/** The test that has seen the last mutant comes first for the next, unless it takes longer. */
const QUICK_MS = 30;
/** Switches none of the mutants on, and the counting of who reaches them off. */
const NO_MUTANT = 'none';

/** What is loaded anew for a mutant that is met while modules are loaded: the rest stays. */
const RELOADED = ['src/simulation', 'tests'];

class MutantRunner {
	/** @type {Test[]} */
	tests = [];
	/** How long each took without a mutant, by name, milliseconds. @type {Map<string, number>} */
	took = new Map();
	loads = 0;
	tree = '';
	/** @type {Switches} */
	switches = {};

	capabilities() {
		return { reloadEnvironment: true };
	}

	/** Only now are we in the folder where Stryker has its copy of the project. */
	init() {
		this.tree = pathToFileURL(path.join(process.cwd(), '/')).href;
		const standIn = `${this.tree}tests/mutants/vitest.ts`;
		Object.assign(globalThis, { __stryker__: this.switches });
		// When Stryker is interrupted, this process has nothing more to do.
		process.once('disconnect', () => process.exit());
		registerHooks({
			resolve: (specifier, context, next) => {
				const isStandIn = context.parentURL?.startsWith(standIn);
				const url = specifier === 'vitest' && !isStandIn ? standIn : next(specifier, context).url;
				const isAnew = RELOADED.some((folder) => url.startsWith(`${this.tree}${folder}/`));
				return { url: isAnew ? this.fresh(url) : url, shortCircuit: true };
			},
			load: (url, context, next) => {
				const found = next(url, context);
				if (!url.startsWith(`${this.tree}src/simulation/`)) return found;
				return { ...found, source: countingOnlyWithoutMutant(String(found.source)) };
			},
		});
	}

	/** The address under which a module is loaded once more. @param {string} url */
	fresh(url) {
		return `${url.split('?')[0]}?load=${this.loads}`;
	}

	/** Loads the simulation and its tests anew. */
	async load() {
		this.loads++;
		const { tests } = await import(this.fresh(`${this.tree}tests/mutants/tests.ts`));
		this.tests = [...tests];
	}

	/** Runs every test without a mutant, which all must pass. */
	async rehearse() {
		await this.load();
		for (const test of this.tests) {
			this.switches.currentTestId = test.name;
			const begun = performance.now();
			const failure = await this.failureOf(test, 60_000);
			if (failure) throw new Error(`${test.name}: ${failure.message}`);
			this.took.set(test.name, performance.now() - begun);
		}
		this.switches.currentTestId = undefined;
	}

	async dryRun() {
		await this.rehearse();
		const tests = this.tests.map(({ name }) => {
			return { id: name, name, timeSpentMs: this.took.get(name) ?? 0, status: 0 };
		});
		return { status: 'complete', tests, mutantCoverage: this.switches.mutantCoverage };
	}

	/** @param {MutantRun} run */
	async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
		const { switches } = this;
		Object.assign(switches, { activeMutant: NO_MUTANT, hitCount: undefined });
		if (this.took.size === 0) await this.rehearse();
		if (mutantActivation === 'static') switches.activeMutant = activeMutant.id;
		if (reloadEnvironment) {
			const message = await this.load().then(() => undefined, String);
			if (message !== undefined) return killed([], message, 0);
		}
		const tests = this.tests.filter(({ name }) => testFilter?.includes(name) ?? true);
		let count = 0;
		for (const test of tests) {
			count++;
			switches.activeMutant = activeMutant.id;
			switches.hitLimit = hitLimit;
			switches.hitCount = 0;
			const limit = AT_LEAST_MS + LONGER * Math.ceil(this.took.get(test.name) ?? 0);
			const failure = await this.failureOf(test, limit);
			switches.activeMutant = NO_MUTANT;
			if (failure === undefined) continue;
			if (mutantActivation === 'runtime') await this.expectNothingLeft(test);
			this.tryEarly(test);
			if (failure.status === 'timeout') return { status: 'timeout', reason: failure.message };
			return killed([test.name], failure.message, count);
		}
		return { status: 'survived', nrOfTests: count };
	}

	/**
	 * A test that failed must pass again without the mutant, or it says nothing about the mutant:
	 * then Stryker begins again with another process. @param {Test} test
	 */
	async expectNothingLeft(test) {
		const failure = await this.failureOf(test, 60_000);
		if (failure) throw new Error(`${test.name} fails without a mutant: ${failure.message}`);
	}

	/** Neighbours among the mutants are often seen by the same test. @param {Test} test */
	tryEarly(test) {
		if ((this.took.get(test.name) ?? Infinity) > QUICK_MS) return;
		this.tests = [test, ...this.tests.filter((other) => other !== test)];
	}

	/**
	 * Calls a test; undefined when it passes. What does not end is interrupted, as long as it does
	 * not wait for anything, and no test of the simulation does.
	 * @param {Test} test
	 * @param {number} limit milliseconds
	 * @returns {Promise<Failure | undefined>}
	 */
	async failureOf(test, limit) {
		Object.assign(globalThis, { callTest: test.body });
		try {
			await CALL.runInThisContext({ timeout: limit });
		} catch (error) {
			const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
			const isEndless = code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || this.isOverLimit();
			return { status: isEndless ? 'timeout' : 'killed', message };
		}
		const message = `${test.name}: the mutant is reached again and again`;
		return this.isOverLimit() ? { status: 'timeout', message } : undefined;
	}

	isOverLimit() {
		const { activeMutant, hitCount = 0, hitLimit = Infinity } = this.switches;
		return activeMutant !== NO_MUTANT && hitCount > hitLimit;
	}
}

const CALL = new vm.Script('callTest()');

/**
 * Counting takes most of the time of a run, and is needed only to learn which tests reach what.
 * @param {string} source as Stryker writes it
 */
const countingOnlyWithoutMutant = (source) =>
	source.replace('function cover() {', '$& if (ns.activeMutant !== undefined) return;');

/**
 * @param {readonly string[]} killedBy
 * @param {string} failureMessage
 * @param {number} nrOfTests
 */
const killed = (killedBy, failureMessage, nrOfTests) => ({
	status: 'killed',
	killedBy,
	failureMessage,
	nrOfTests,
});

export const strykerPlugins = [
	{ kind: 'TestRunner', name: 'in-process', factory: () => new MutantRunner() },
];
