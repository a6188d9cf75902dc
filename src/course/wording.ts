import type { Quiz } from '#schemas';
import type { Problem } from './gate/problem.ts';
import { finderOf, termsOf } from './terms.ts';
import type { Entry, Library } from './library.ts';
import { otherMinutes } from './pace.ts';
import { yamlTexts } from './texts.ts';

/** Of a lesson's choices, so many may have the right option as the longest. */
const LONGEST = 0.4;
/** Words in a sentence before it is called long. */
const SENTENCE = 40;
/** Stems that ask for what does not hold. */
const NEGATIVE =
	/\b(?:not true|untrue|is false|are false|not correct|incorrect|does not hold|do not hold|all but one|except)\b/i;

/** How questions, stages and the glossary are worded. */
export function checkWording(library: Library): Problem[] {
	return [
		...[...library.quizzes.values()].flatMap((quiz) => [...stems(quiz), ...lengths(quiz)]),
		...stageWords(library),
		...stageModels(library),
		...unusedTerms(library),
	];
}

function stems(quiz: Entry<Quiz>): Problem[] {
	return quiz.value.questions.flatMap(({ stem }, i) => {
		const found = NEGATIVE.exec(stem)?.[0];
		if (!found) return [];
		return [
			{
				file: quiz.file,
				...quiz.source.place(['questions', i, 'stem']),
				rule: 'question',
				message: `the question asks for what is “${found}”`,
				fix: 'Ask for what holds.',
			},
		];
	});
}

/** Whoever always takes the longest option must not be right too often. */
function lengths(quiz: Entry<Quiz>): Problem[] {
	const choices = quiz.value.questions.flatMap((question, i) => {
		if (question.kind !== 'choice') return [];
		const right = question.options.findIndex((option) => option.right);
		const others = question.options.filter((option) => !option.right);
		const length = question.options[right]?.text.length ?? 0;
		return [{ i, right, isLongest: others.every(({ text }) => text.length < length) }];
	});
	const longest = choices.filter(({ isLongest }) => isLongest);
	if (longest.length <= choices.length * LONGEST) return [];
	const { i, right } = longest.at(-1)!;
	return [
		{
			file: quiz.file,
			...quiz.source.place(['questions', i, 'options', right, 'text']),
			rule: 'question',
			message: `the right option is the longest in ${longest.length} of ${choices.length} choices of this lesson`,
			fix: `Shorten it, or say more in a wrong one, until it is so in ${Math.floor(choices.length * LONGEST)} at most.`,
		},
	];
}

/** A stage says in words what it shows. */
function stageWords({ scenarios }: Library): Problem[] {
	return [...scenarios.values()].flatMap(({ file, source, value }) => {
		const words = [
			...(['title', 'summary'] as const).map((field) => [[field], value[field]] as const),
			...Object.entries(value.variants).map(
				([name, { finding }]) => [['variants', name, 'finding'], finding] as const,
			),
		];
		const empty = words.filter(([, text]) => text.trim() === '');
		return empty.map(([path]) => ({
			file,
			...source.place(path),
			rule: 'image',
			message: `this stage has no words for its ${path.at(-1)}`,
			fix: 'Say in a sentence what it shows.',
		}));
	});
}

/** A stage without queues, or with a log, must not say that it follows a queue’s rules. */
function stageModels({ scenarios }: Library): Problem[] {
	return [...scenarios.values()].flatMap(({ file, source, value }) => {
		const queues = Object.keys(value.queues).length;
		const logs = Object.keys(value.logs ?? {}).length;
		if ((queues > 0 && logs === 0) || value.models?.trim()) return [];
		return [
			{
				file,
				...source.place(['profile']),
				rule: 'profile',
				message: `the stage would say that it follows ${value.profile}, and it has ${logs > 0 ? 'a log' : 'no queue'}`,
				fix: 'Say in `models` what it models.',
			},
		];
	});
}

/** Terms that no lesson uses, once every lesson is there to use them. */
function unusedTerms({ course, lessons, glossary }: Library): Problem[] {
	if (!glossary || course?.value.lessons.some(({ id }) => !lessons.has(id))) return [];
	const finder = finderOf(glossary.value);
	const used = new Set([...lessons.values()].flatMap((lesson) => [...termsOf(lesson, finder)]));
	return glossary.value.terms.flatMap(({ id, term }, i) => {
		if (used.has(id)) return [];
		return [
			{
				file: glossary.file,
				...glossary.source.place(['terms', i, 'term']),
				rule: 'glossary',
				message: `no lesson uses “${term}”`,
				fix: 'Use it, add an alias that is used, or take it out.',
			},
		];
	});
}

/** What is worth a look and stops nothing: long sentences, wrong lengths, facts that are old or idle. */
export function warnings(library: Library, today: Date): Problem[] {
	return [
		...longSentences(library),
		...otherMinutes(library),
		...oldFacts(library, today),
		...otherVersions(library),
		...unusedFacts(library),
	];
}

function longSentences(library: Library): Problem[] {
	const blocks = [...library.lessons.values()].flatMap(({ file, blocks }) =>
		blocks.map((block) => ({ file, ...block })),
	);
	const fields = yamlTexts(library).map(({ file, text, place }) => ({
		file,
		text: text.replaceAll(/\{\{[^}]*\}\}/g, '…').replace(/^[>|][-+]?\s+|^["']|["']$/g, ''),
		...place(0),
	}));
	return [...blocks, ...fields].flatMap(({ text, ...place }) =>
		text
			.split(/(?<=[.!?]["”’)]?)\s+/)
			.map((sentence) => sentence.trim().split(/\s+/))
			.filter((words) => words.length > SENTENCE)
			.map((words) => ({
				...place,
				rule: 'sentence',
				message: `${words.length} words in one sentence: “${words.slice(0, 5).join(' ')} …”`,
				fix: 'Make two of it.',
			})),
	);
}

function oldFacts({ facts }: Library, today: Date): Problem[] {
	const limit = new Date(today);
	limit.setUTCFullYear(limit.getUTCFullYear() - 1);
	const last = limit.toISOString().slice(0, 10);
	return Object.entries(facts?.value.facts ?? {}).flatMap(([id, { checked, source }]) =>
		checked >= last || !facts
			? []
			: [
					{
						file: facts.file,
						...facts.source.place(['facts', id, 'checked']),
						rule: 'fact',
						message: `“${id}” was last looked at on ${checked}`,
						fix: `Read ${source} and write the day.`,
					},
				],
	);
}

/** Facts that no lesson uses, once every lesson is there to use them. */
function unusedFacts({ course, lessons, facts }: Library): Problem[] {
	if (!facts || course?.value.lessons.some(({ id }) => !lessons.has(id))) return [];
	const used = new Set(
		[...lessons.values()].flatMap(({ uses }) =>
			uses.flatMap(({ name, attributes }) => (name === 'Fact' ? attributes['id'] : [])),
		),
	);
	return Object.keys(facts.value.facts).flatMap((id) =>
		used.has(id)
			? []
			: [
					{
						file: facts.file,
						...facts.source.keyPlace(['facts', id]),
						rule: 'fact',
						message: `no lesson uses “${id}”`,
						fix: 'Use it, or take it out.',
					},
				],
	);
}

/** Profiles by the product whose rules they follow. */
const PRODUCTS: Readonly<Record<string, string>> = { rabbitmq: 'RabbitMQ', sqs: 'Amazon SQS' };

/** A fact of one version beside a stage that follows another. */
function otherVersions({ lessons, facts, scenarios }: Library): Problem[] {
	return [...lessons.values()].flatMap(({ file, uses }) =>
		uses.flatMap(({ name, attributes, section, line, column }) => {
			const fact = name === 'Fact' ? facts?.value.facts[attributes['id'] ?? ''] : undefined;
			if (!fact) return [];
			const stages = uses.filter((use) => use.name === 'Stage' && use.section === section);
			const other = stages
				.map((use) => scenarios.get(use.attributes['scenario'] ?? '')?.value.profile ?? '')
				.map((profile) => ({
					product: PRODUCTS[profile.split('-')[0] ?? ''],
					version: profile.split('-').at(-1) ?? '',
				}))
				.find(
					({ product, version }) =>
						product === fact.product && ![fact.version, ...fact.also].includes(version),
				);
			if (!other) return [];
			return [
				{
					file,
					line,
					column,
					rule: 'fact',
					message: `this fact is of ${fact.product} ${fact.version}, the stage beside it of ${other.version}`,
					fix: 'Say in the sentence that they differ, or move one of them.',
				},
			];
		}),
	);
}
