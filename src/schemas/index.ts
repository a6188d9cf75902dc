/** What an author may write: one concept a file, its type on the next line. */
export * from './units.ts';
export * from './workload.ts';
export * from './topology.ts';
export * from './scenario.ts';
export * from './quiz.ts';
export * from './course.ts';
export * from './facts.ts';
export * from './glossary.ts';
export * from './map.ts';
export * from './words.ts';
export * from './review.ts';
