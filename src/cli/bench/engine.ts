/** What a stage plays a run with, as one entry for the builder. */
export * from '#simulation/core';
export { createTimeline } from '#player/timeline';
