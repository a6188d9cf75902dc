import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before all tests: what they write to the system's temporary folder is gone when they are. */
export default function gather(): () => void {
	const folder = mkdtempSync(path.join(tmpdir(), 'take-a-number-'));
	for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
