import type { MapComponent, MapLink, ShopMap } from '#schemas';
import { metricOf } from '#simulation';
import type { Problem } from './gate/problem.ts';
import type { Library } from './library.ts';
import { reporter, unknown } from './reporting.ts';
import { firstVariant, numbersOf } from './runs.ts';

/** Between two looks at the run, and how many there are: the first minute of the sale. */
const STEP = 500_000;
const LOOKS = 150;

/** The traffic of the map's run: a number for each look. */
export interface MapTraffic {
	/** Seconds between two looks. */
	readonly step: number;
	/** Orders taken so far. */
	readonly orders: readonly number[];
	/** By queue: how many tickets hang there, and how many have come so far. */
	readonly queues: Readonly<
		Record<string, { readonly waiting: readonly number[]; readonly come: readonly number[] }>
	>;
}

/** The shop's map as a page shows it. */
export interface MapProps {
	readonly components: readonly (MapComponent & { readonly learnTitle: string })[];
	readonly links: readonly MapLink[];
	readonly traffic: MapTraffic;
}

/** The map with its traffic; undefined where there is no content/shop-map.yaml. */
export function shopMapOf(library: Library): MapProps | undefined {
	const map = library.map?.value;
	const scenario = map && library.scenarios.get(map.scenario)?.value;
	if (!map || !scenario) return undefined;
	const variant = firstVariant(scenario);
	const looks = Array.from({ length: LOOKS }, (_, i) =>
		numbersOf(scenario, variant, Math.min(i * STEP, scenario.until)),
	);
	const producer = Object.keys(scenario.producers)[0] ?? '';
	const queues = map.links.flatMap(({ queue }) => queue ?? []);
	return {
		components: map.components.map((component) => ({
			...component,
			learnTitle: titleOf(library, component.learn) ?? component.label,
		})),
		links: map.links,
		traffic: {
			step: STEP / 1e6,
			orders: looks.map((look) => metricOf(look, `producers.${producer}.answered`)),
			queues: Object.fromEntries(
				queues.map((queue) => [
					queue,
					{
						waiting: looks.map((look) => metricOf(look, `queues.${queue}.ready`)),
						come: looks.map((look) => metricOf(look, `queues.${queue}.published`)),
					},
				]),
			),
		},
	};
}

function titleOf({ lessons }: Pick<Library, 'lessons'>, learn: string): string | undefined {
	const [lesson = '', section] = learn.split('/');
	return lessons.get(lesson)?.headings.find(({ id }) => id === section)?.title;
}

/** Everything that the map names. */
export function mapReferences({
	map,
	scenarios,
	lessons,
}: Pick<Library, 'map' | 'scenarios' | 'lessons'>): Problem[] {
	if (!map) return [];
	const report = reporter(map);
	const { scenario: id, components, links }: ShopMap = map.value;
	const scenario = scenarios.get(id)?.value;
	if (!scenario) report.at(['scenario'], unknown('scenario', id, scenarios.keys()));
	const ids = components.map((component) => component.id);
	components.forEach(({ learn, id: own }, i) => {
		if (ids.indexOf(own) !== i)
			report.at(['components', i, 'id'], {
				message: `the id “${own}” is used twice`,
				fix: 'Give this component another.',
			});
		if (titleOf({ lessons }, learn) !== undefined) return;
		const sections = [...lessons.values()].flatMap((lesson) =>
			lesson.headings.flatMap((heading) => (heading.id ? `${lesson.id}/${heading.id}` : [])),
		);
		report.at(['components', i, 'learn'], unknown('section', learn, sections));
	});
	links.forEach(({ from, to, queue }, i) => {
		for (const [field, end] of [['from', from] as const, ['to', to] as const])
			if (!ids.includes(end)) report.at(['links', i, field], unknown('component', end, ids));
		const queues = Object.keys(scenario?.queues ?? {});
		if (scenario && queue !== undefined && !queues.includes(queue))
			report.at(['links', i, 'queue'], unknown(`queue of “${id}”`, queue, queues));
	});
	return report.problems;
}
