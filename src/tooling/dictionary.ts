import british from 'dictionary-en-gb';
import nspell from 'nspell';

let kept: ReturnType<typeof nspell> | undefined;

/** British English with -ise, as the lessons are written; read when it is first asked for. */
export function dictionary(): ReturnType<typeof nspell> {
	kept ??= nspell(Buffer.from(british.aff), Buffer.from(british.dic));
	return kept;
}
