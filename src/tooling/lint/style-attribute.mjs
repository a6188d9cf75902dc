/**
 * Refuses whatever becomes a style attribute in the server's HTML, which the pages' policy forbids.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noStyleAttribute = {
	meta: {
		type: 'problem',
		messages: {
			style:
				'{{ what }} becomes a style attribute, which the policy of the pages forbids: use a class, an SVG attribute, or set the property in an attachment.',
		},
	},
	create(context) {
		/**
		 * @param {any} node
		 * @param {string} what
		 */
		const report = (node, what) => context.report({ node, messageId: 'style', data: { what } });
		/** @type {Record<string, (node: any) => void>} */
		const visitors = {
			SvelteAttribute(node) {
				const { name } = node.key;
				if (name === 'style' || name.startsWith('--')) report(node, `"${name}"`);
			},
			SvelteStyleDirective: (node) => report(node, 'A "style:" directive'),
			SvelteShorthandAttribute: (node) => {
				if (node.key.name === 'style') report(node, '"{style}"');
			},
			JSXAttribute(node) {
				const { type, name, namespace } = node.name;
				if (type === 'JSXNamespacedName') {
					if (namespace.name === 'define' && name.name === 'vars' && isStyle(node.parent)) {
						report(node, '"define:vars" on <style>');
					}
				} else if (name === 'style') report(node, '"style"');
			},
		};
		return visitors;
	},
};

/** @param {any} element the opening tag */
const isStyle = (element) => element?.name?.name === 'style';
