import type { Option } from '#quiz/grade';

/** The letters of options as a sentence names them: `B`, `A and C`, `A, C and D`. */
export function letters(indices: readonly number[]): string {
	const named = indices.map((index) => 'ABCDE'.charAt(index));
	const last = named.pop() ?? '';
	return named.length > 0 ? `${named.join(', ')} and ${last}` : last;
}

/** The letters of the right options. */
export function rightLetters(options: readonly Option[]): string {
	return letters(options.flatMap(({ right }, index) => (right ? [index] : [])));
}
