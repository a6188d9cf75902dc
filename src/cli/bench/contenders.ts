import { createRequire } from 'node:module';
import path from 'node:path';
import { measure, type Metrics } from '#simulation';
import { fetched } from '#tooling/setup/fetched.mjs';
import { engineOf } from './built.ts';
import { modelEvents, resolved } from './fixture.ts';
import { processorMs } from './processor.ts';

/** What a contender did: its speed, and the mean wait it found, so that all have the same model. */
export interface Round {
	/** Arrivals and departures in a second. */
	readonly rate: number;
	/** Seconds. */
	readonly wait: number;
}

/** M/M/3 with λ = 2.4 and μ = 1 for so many seconds of model time. */
export type Contender = (seconds: number, seed: number) => Promise<Round>;

const RATE = 2.4;
const COUNTERS = 3;

/** Who plays against us; what nobody else needs is no dependency of the project. */
const SIMJS = 'simjs@2.0.3';
const SIMSCRIPT = 'simscript@1.0.37';

/** Fetches the two packages when they are first asked for. Rejects with a Stop without a network. */
async function loader(): Promise<NodeJS.Require> {
	const modules = await fetched('contenders', [SIMJS, SIMSCRIPT]);
	return createRequire(path.join(modules, 'contenders.js'));
}

/** The course's own: the scenario from its YAML, the whole kernel as a page runs it, all measured. */
export const ours: Contender = async (seconds, seed) => {
	const { advance, start } = await engineOf('contest');
	const sim = start(resolved('three-counters', seed));
	const from = processorMs();
	advance(sim, seconds * 1e6);
	const ms = processorMs() - from;
	const queues = measure(sim)['queues'] as Metrics;
	const { wait } = queues['orders'] as { wait: { mean: number } } & Metrics;
	return { rate: (modelEvents(sim) / ms) * 1e3, wait: wait.mean / 1e6 };
};

interface Request {
	done(then: () => void, context?: unknown): void;
}
interface SimjsEntity {
	useFacility(facility: SimjsFacility, seconds: number): Request;
	setTimer(seconds: number): Request;
}
interface SimjsFacility {
	queueStats(): { durationSeries: { average(): number } };
}
interface Simjs {
	Random: new (seed: number) => { exponential(rate: number): number };
	Facility: (new (name: string, order: unknown, servers: number) => SimjsFacility) & {
		FCFS: unknown;
	};
	Sim: new () => {
		addEntity(entity: unknown): void;
		simulate(until: number, events: number): void;
	};
	Entity: new () => SimjsEntity;
}

let loaded: Simjs | undefined;

/** simjs is made for a browser's script element and leaves itself on `window`. */
async function simjsModule(): Promise<Simjs> {
	if (loaded) return loaded;
	const load = await loader();
	const scope = globalThis as unknown as { window?: { Sim?: Simjs } };
	scope.window = {};
	load('simjs');
	loaded = scope.window.Sim as Simjs;
	delete scope.window;
	return loaded;
}

/** simjs: a facility with three servers, an entity that uses it once an arrival. */
export const simjs: Contender = async (seconds, seed) => {
	const { Random, Facility, Sim, Entity } = await simjsModule();
	const random = new Random(seed);
	const counters = new Facility('counters', Facility.FCFS, COUNTERS);
	let events = 0;
	class Shop extends Entity {
		start() {
			this.next();
		}
		next() {
			events++;
			this.useFacility(counters, random.exponential(1)).done(() => void events++);
			this.setTimer(random.exponential(RATE)).done(this.next, this);
		}
	}
	const sim = new Sim();
	sim.addEntity(Shop);
	const from = processorMs();
	sim.simulate(seconds, Infinity);
	const rate = (events / (processorMs() - from)) * 1e3;
	return { rate, wait: counters.queueStats().durationSeries.average() };
};

interface SimscriptQueue {
	readonly grossDwell: { readonly avg: number };
}
interface SimscriptSimulation {
	timeEnd: number;
	yieldInterval: number;
	start(): void;
	generateEntities(entity: unknown, interval: unknown): void;
	onStarting(): void;
	onFinished(): void;
}
interface SimscriptEntity {
	readonly simulation: SimscriptSimulation;
	enterQueueImmediately(queue: SimscriptQueue): void;
	enterQueue(queue: SimscriptQueue): Promise<number>;
	leaveQueue(queue: SimscriptQueue): void;
	delay(seconds: number): Promise<number>;
}
interface Simscript {
	Simulation: new () => SimscriptSimulation;
	Entity: new () => SimscriptEntity;
	Queue: new (name: string, capacity?: number) => SimscriptQueue;
	Exponential: new (mean: number, seed: number) => { sample(): number };
}

/** simscript: an entity an order, which is a promise at each thing it waits for. */
export const simscript: Contender = async (seconds, seed) => {
	const load = await loader();
	const { Simulation, Entity, Queue, Exponential } = load('simscript') as Simscript;
	const between = new Exponential(1 / RATE, seed);
	const work = new Exponential(1, seed + 1_000);
	const line = new Queue('line');
	const counters = new Queue('counters', COUNTERS);
	let events = 0;
	class Order extends Entity {
		async script() {
			events++;
			this.enterQueueImmediately(line);
			await this.enterQueue(counters);
			this.leaveQueue(line);
			await this.delay(work.sample());
			this.leaveQueue(counters);
			events++;
		}
	}
	return new Promise((resolve) => {
		let from = 0;
		class Shop extends Simulation {
			override onStarting() {
				super.onStarting();
				this.generateEntities(Order, between);
				from = processorMs();
			}
			override onFinished() {
				const rate = (events / (processorMs() - from)) * 1e3;
				resolve({ rate, wait: line.grossDwell.avg });
			}
		}
		const shop = new Shop();
		shop.timeEnd = seconds;
		// Otherwise it waits for a browser's next picture now and then.
		shop.yieldInterval = Infinity;
		shop.start();
	});
};
