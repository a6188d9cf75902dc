import { z } from 'astro/zod';
import { choiceSchema } from './quiz-choice.ts';
import { numberSchema } from './quiz-number.ts';
import { orderSchema } from './quiz-order.ts';
import { predictSchema } from './quiz-predict.ts';
import { predictChoiceSchema } from './quiz-predict-choice.ts';
import { severalSchema } from './quiz-several.ts';

/** A question of any kind. */
export const questionSchema = z.discriminatedUnion('kind', [
	choiceSchema,
	severalSchema,
	numberSchema,
	orderSchema,
	predictSchema,
	predictChoiceSchema,
]);
/** The questions of one lesson. */
export const quizSchema = z.strictObject({
	/** In the order of the lesson. */
	questions: z.array(questionSchema).min(1),
});
export type Question = z.output<typeof questionSchema>;
export type Quiz = z.output<typeof quizSchema>;
export type { ChoiceQuestion } from './quiz-choice.ts';
export type { NumberQuestion } from './quiz-number.ts';
export type { OrderQuestion } from './quiz-order.ts';
export type { Show } from './quiz-parts.ts';
export type { PredictQuestion } from './quiz-predict.ts';
export type { PredictChoiceQuestion } from './quiz-predict-choice.ts';
export type { SeveralQuestion } from './quiz-several.ts';
