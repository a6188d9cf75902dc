/** What of a lesson can be remembered, each with what tells a changed one from the one before. */
export interface LessonMarks {
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	/** Id, title and revision. */
	readonly sections: readonly (readonly [id: string, title: string, revision: string])[];
	readonly stages: readonly string[];
	/** Id and revision. */
	readonly questions: readonly (readonly [id: string, revision: string])[];
}
