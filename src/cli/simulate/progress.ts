/** How far many runs have come, in one line that is written over; only where a person looks on. */
export function progress(runs: number): { at(done: number): void; end(): void } {
	const { stderr } = process;
	if (!stderr.isTTY) return { at: () => {}, end: () => {} };
	let shown = -1;
	return {
		at(done) {
			const percent = Math.floor((done / runs) * 100);
			if (percent === shown) return;
			shown = percent;
			stderr.write(`\r${done} of ${runs} runs (${percent} %) `);
		},
		end: () => void stderr.write('\r\u001b[K'),
	};
}
