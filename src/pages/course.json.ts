import { lessonMarks } from '#course';

/** What of the course can be remembered: asked for when there is progress to show. */
export async function GET(): Promise<Response> {
	return Response.json(await lessonMarks());
}
