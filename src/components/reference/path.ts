/** The anchor of a place in a format: its path in letters, digits and hyphens. */
export function anchorOf(path: string): string {
	return path
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
