import { choice } from './choice.ts';
import { predict } from './predict.ts';

/** Every kind of question. A new one is its file, its line here, its schema and its part. */
export const kinds = { choice, predict };
