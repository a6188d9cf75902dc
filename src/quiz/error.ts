/** A question that cannot be asked: which field is wrong, why, and what to write instead. */
export class QuizError extends Error {
	/** The question's field, such as `metric`. */
	readonly field: string;
	readonly hint: string;
	constructor(field: string, message: string, hint: string) {
		super(message);
		this.name = 'QuizError';
		this.field = field;
		this.hint = hint;
	}
}
