/**
 * Fills the screen, or gives it back: with the window that holds all, so that it stays full when the
 * lesson changes inside it.
 */
export async function toggleFullScreen(): Promise<void> {
	const page = top?.document ?? document;
	try {
		if (page.fullscreenElement) await page.exitFullscreen();
		else await page.documentElement.requestFullscreen();
	} catch {
		// A browser may refuse; the slide is then as large as its window.
	}
}
