const asked = new Map<string, Promise<void>>();

/** Puts a style sheet into the page, once; fulfilled when it is there. Rejects when it cannot be had. */
export function styleSheet(address: string): Promise<void> {
	const before = asked.get(address);
	if (before) return before;
	const loading = new Promise<void>((resolve, reject) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = address;
		link.onload = () => resolve();
		link.onerror = () => {
			asked.delete(address);
			link.remove();
			reject(new Error('no style sheet'));
		};
		document.head.append(link);
	});
	asked.set(address, loading);
	return loading;
}
