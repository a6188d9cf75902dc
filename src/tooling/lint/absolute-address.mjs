/** @typedef {{ type: string, [key: string]: any }} Node any node of ESTree, Svelte's or Astro's tree */

const ATTRIBUTES = new Set([
	'href',
	'src',
	'srcset',
	'action',
	'formaction',
	'poster',
	'xlink:href',
]);
/** Functions and constructors whose first argument is an address. */
const CALLS = new Set(['fetch', 'goto', 'Request', 'URL', 'Worker', 'SharedWorker', 'EventSource']);
/** Methods whose argument at this place is an address. */
const METHODS = /** @type {Record<string, number>} */ ({
	'location.assign': 0,
	'location.replace': 0,
	'window.open': 0,
	'window.fetch': 0,
	'history.pushState': 2,
	'history.replaceState': 2,
	'serviceWorker.register': 0,
	'Astro.redirect': 0,
	'page.goto': 0,
	'request.get': 0,
});

/**
 * Refuses literal addresses that begin at the server's root: they break under a base path.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noAbsoluteAddress = {
	meta: {
		type: 'problem',
		messages: {
			absolute:
				'"{{ address }}" is lost when the site lives under a path: write an address without the first "/", or use href().',
		},
	},
	create(context) {
		/** @param {Node | null | undefined} value */
		const check = (value) => {
			for (const [node, address] of literalsOf(value)) {
				if (!address.startsWith('/')) continue;
				context.report({
					node: /** @type {any} */ (node),
					messageId: 'absolute',
					data: { address },
				});
			}
		};
		/** @param {Node} node */
		const checkCall = (node) => check(node['arguments'][addressArgument(node['callee'])]);
		/** @type {Record<string, (node: any) => void>} */
		const visitors = {
			CallExpression: checkCall,
			NewExpression: checkCall,
			ImportExpression: ({ source }) => check(source),
			AssignmentExpression: ({ left, right }) => {
				if (nameOf(left) === 'location' || ATTRIBUTES.has(nameOf(left))) check(right);
			},
			Property: ({ key, value }) => {
				if (ATTRIBUTES.has(nameOf(key))) check(value);
			},
			SvelteAttribute: ({ key, value }) => {
				if (ATTRIBUTES.has(key.name)) check(value[0]);
			},
			JSXAttribute: ({ name, value }) => {
				if (ATTRIBUTES.has(nameOf(name))) check(value);
			},
			AstroTemplateLiteralAttribute: ({ name, value }) => {
				if (ATTRIBUTES.has(nameOf(name))) check(value);
			},
		};
		return visitors;
	},
};

/**
 * Which argument of a call is an address; -1 when none is.
 * @param {Node} callee
 */
function addressArgument(callee) {
	if (callee.type === 'Identifier') return CALLS.has(callee['name']) ? 0 : -1;
	if (callee.type !== 'MemberExpression') return -1;
	const method = nameOf(callee['property']);
	if (method === 'setAttribute') return firstIsAddress(callee) ? 1 : -1;
	return METHODS[`${nameOf(callee['object'])}.${method}`] ?? -1;
}

/** @param {Node} callee of `element.setAttribute('href', …)` */
function firstIsAddress(callee) {
	const first = callee['parent']['arguments'][0];
	return first?.type === 'Literal' && ATTRIBUTES.has(first.value);
}

/**
 * The last name in an expression or of an attribute: `location` for `window.location`.
 * @param {Node} node
 * @returns {string}
 */
function nameOf(node) {
	if (node.type === 'MemberExpression') return nameOf(node['property']);
	if (node.type === 'Literal') return String(node['value']);
	if (node.type === 'JSXNamespacedName') return `${node['namespace'].name}:${node['name'].name}`;
	return typeof node['name'] === 'string' ? node['name'] : '';
}

/**
 * The literal beginnings that a value can have.
 * @param {Node | null | undefined} node
 * @returns {readonly (readonly [Node, string])[]}
 */
function literalsOf(node) {
	switch (node?.type) {
		case 'Literal':
		case 'SvelteLiteral':
			return typeof node['value'] === 'string' ? [[node, node['value'].trimStart()]] : [];
		case 'TemplateLiteral':
			return [[node, node['quasis'][0].value.cooked ?? '']];
		case 'BinaryExpression':
			return literalsOf(node['left']);
		case 'LogicalExpression':
			return [...literalsOf(node['left']), ...literalsOf(node['right'])];
		case 'ConditionalExpression':
			return [...literalsOf(node['consequent']), ...literalsOf(node['alternate'])];
		case 'SvelteMustacheTag':
		case 'JSXExpressionContainer':
		case 'TSAsExpression':
		case 'TSSatisfiesExpression':
			return literalsOf(node['expression']);
		default:
			return [];
	}
}
