/** The part of the course that Node can use as it is: reading, checking, measuring. */
export { checkClaims, claimText, judge } from './claims.ts';
export { metricText, timeText } from './format.ts';
export { type Format, formatOf } from './format-of.ts';
export { ContentError, lineOf, type Problem, sorted } from './gate/problem.ts';
export { parse } from './gate/parse.ts';
export { readYaml } from './gate/source.ts';
export { readLesson } from './lesson-source.ts';
export { type Library, library, readLibrary } from './library.ts';
export { checkLessons } from './links.ts';
export { checkLock, LOCKED } from './lock.ts';
export { scenarioReferences } from './scenario-references.ts';
export {
	type CourseOutline,
	type LessonOutline,
	type OutlineEntry,
	outlineOf,
	usedIds,
} from './outline.ts';
export { measuredOf, questionOf, scenarioOf, type StageProps, stagePropsOf } from './props.ts';
export { type ReadScenario, readScenario } from './scenario-file.ts';
export { fill } from './templates.ts';
export { checkSpelling, type Dictionary } from './spelling.ts';
export { checkWording, warnings } from './wording.ts';
