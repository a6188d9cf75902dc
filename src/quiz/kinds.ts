import { choice } from './choice.ts';
import { number } from './number.ts';
import { order } from './order.ts';
import { predictChoice } from './predict-choice.ts';
import { predict } from './predict.ts';
import { several } from './several.ts';

/** Every kind of question. A new one is its file, its line here, its schema and its part. */
export const kinds = {
	choice,
	several,
	number,
	order,
	predict,
	'predict-choice': predictChoice,
};
