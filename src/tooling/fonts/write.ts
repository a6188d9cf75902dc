// node src/tooling/fonts/write.ts: writes the stand-ins’ style sheet anew after a change to the fonts.
import { writeFile } from 'node:fs/promises';
import { fallbackStyles } from './fallbacks.ts';

await writeFile(new URL('../../styles/fonts.css', import.meta.url), await fallbackStyles());
