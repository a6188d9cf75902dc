import address from '#styles/deck-tools.css?url';

let asked: Promise<void> | undefined;

/** Puts the tools' style sheet into the page, once; fulfilled when it is there. */
export function toolStyles(): Promise<void> {
	return (asked ??= new Promise((resolve, reject) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = address;
		link.onload = () => resolve();
		link.onerror = () => {
			asked = undefined;
			link.remove();
			reject(new Error('no style sheet'));
		};
		document.head.append(link);
	}));
}
