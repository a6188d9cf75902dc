/** Fetches every widget that a slide can hold, asleep or not. */
export const fetchWidgets = (): Promise<unknown> =>
	Promise.allSettled([
		import('#widgets/shared/hydrate.ts'),
		import('#widgets/stage/SlideStage.svelte'),
		import('#widgets/stage/FullSlideStage.svelte'),
		import('#widgets/quiz/Choice.svelte'),
		import('#widgets/quiz/Several.svelte'),
		import('#widgets/quiz/Number.svelte'),
		import('#widgets/quiz/Order.svelte'),
		import('#widgets/quiz/Predict.svelte'),
		import('#widgets/quiz/PredictChoice.svelte'),
	]);
