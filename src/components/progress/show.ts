import { read, subscribe, takeNotices } from '#progress';
import { type Standing, standingOf, type Stop } from '#progress/standing';
import type { LessonMarks } from '#wire';
import { href } from '../href.ts';
import { tellNotices } from './notices.ts';

/** Shows how far the reader is, wherever the page has a place for it, now and after every change. */
export async function show(): Promise<void> {
	tellNotices(await takeNotices());
	const answer = await fetch(href('course.json'));
	if (!answer.ok) return;
	const marks = (await answer.json()) as readonly LessonMarks[];
	const paint = (): void => {
		const { lessons, stop } = standingOf(marks, read());
		strip(lessons);
		for (const it of lessons) {
			opener(it);
			row(it, stop);
			contents(it);
		}
		resume(stop);
	};
	paint();
	subscribe(() => {
		paint();
		void takeNotices().then(tellNotices);
	});
}

const of = ([done, all]: readonly [number, number], noun: string): string =>
	`${done} of ${all} ${noun}`;
const isBegun = ({ sections, stages, questions }: Standing): boolean =>
	sections[0] + stages[0] + questions[0] > 0;

function span(className: string, text: string): HTMLElement {
	return Object.assign(document.createElement('span'), { className, textContent: text });
}

/** Marks something as done, or no longer, for the eye and for the ear. */
function tick(it: Element, words: Element | null, isDone: boolean): void {
	if (it.classList.contains('done') === isDone) return;
	it.classList.toggle('done', isDone);
	it.querySelector('.said')?.remove();
	if (isDone) words?.append(span('vh said', ', done'));
}

/** A tick in the masthead for each lesson that is done. */
function strip(lessons: readonly Standing[]): void {
	document.querySelectorAll('.strip a').forEach((link, i) => {
		tick(link, link.firstElementChild, lessons[i]?.done === true);
	});
}

/** The line under a lesson's lede. */
function opener(it: Standing): void {
	const place = document.querySelector(`[data-so-far="${it.id}"]`);
	if (!place) return;
	const { sections, stages, questions, done } = it;
	place.textContent = isBegun(it)
		? `${done ? 'Done: ' : ''}${of(sections, 'sections')}, ${of(stages, 'simulations')}, ${of(questions, 'questions')}`
		: '';
}

/** The row of a lesson on the first page: as many lines as the server wrote, so that nothing moves. */
function row(it: Standing, stop: Stop | undefined): void {
	const place = document.querySelector<HTMLElement>(`[data-row="${it.id}"]`);
	const facts = place?.querySelector('.les-facts');
	if (!place || !facts) return;
	const isNow = stop?.lesson === it.id && !it.done;
	place.classList.toggle('now', isNow);
	if (!isBegun(it) && !isNow) return;
	const minutes = `${it.minutesLeft} ${it.minutesLeft === 1 ? 'minute' : 'minutes'}`;
	const first = it.done
		? span('dstamp', 'DONE')
		: span('', isNow ? `You are here, ${minutes} left` : `${minutes} left`);
	const lines = [of(it.sections, 'sections'), of(it.questions, 'questions')];
	facts.replaceChildren(first, ...(it.done ? lines.slice(1) : lines).map((text) => span('', text)));
}

/** The way back to where the reader stopped. */
function resume(stop: Stop | undefined): void {
	const place = document.querySelector<HTMLElement>('[data-resume]');
	const button = place?.querySelector<HTMLAnchorElement>('a');
	const line = place?.querySelector('.stopped');
	if (!button || !line || !stop) return;
	const { number, lesson, section, title } = stop;
	line.textContent = `You stopped in lesson ${number}, at “${title}”.`;
	button.href = href(`lessons/${lesson}/#${section}`);
	const words = button.firstElementChild;
	if (words) words.textContent = `Continue lesson ${number}`;
}

/** Ticks in the contents, and a line for each lesson. */
function contents(it: Standing): void {
	const place = document.querySelector<HTMLElement>(`[data-toc="${it.id}"]`);
	if (!place) return;
	const line = place.querySelector('.so-far');
	if (line)
		line.textContent = isBegun(it)
			? `${of(it.sections, 'sections')}, ${of(it.stages, 'simulations')}, ${of(it.questions, 'questions')}`
			: '';
	for (const entry of place.querySelectorAll<HTMLElement>('[data-entry]')) {
		tick(entry, entry.querySelector('a'), it.marked.has(entry.dataset['entry'] ?? ''));
	}
}
