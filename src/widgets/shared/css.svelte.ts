import type { Attachment } from 'svelte/attachments';

/**
 * Writes style properties and keeps them up to date, as `{@attach css(() => ({ '--at': '30%' }))}`.
 * Through the object model, because the security policy forbids style attributes; on the server
 * nothing is written, so the element must look right without.
 */
export function css(
	properties: () => Readonly<Record<string, string | number>>,
): Attachment<HTMLElement | SVGElement> {
	return (element) => {
		$effect(() => {
			for (const [name, value] of Object.entries(properties()))
				element.style.setProperty(name, String(value));
		});
	};
}
