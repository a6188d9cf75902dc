/** What crosses a border: guards for everything that comes from storage, links and other windows. */
export * from './guard.ts';
export * from './progress.ts';
export type * from './marks.ts';
