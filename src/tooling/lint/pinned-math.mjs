/** What every engine computes to the same last bit. */
const EXACT = new Set(
	[
		'abs',
		'ceil',
		'clz32',
		'floor',
		'fround',
		'imul',
		'max',
		'min',
		'round',
		'sign',
		'sqrt',
		'trunc',
	].concat(['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2']),
);

/**
 * Refuses `Math` functions and operators whose last bit is the engine's own choice, and any use of
 * `Math` that hides which function is meant: a run must be the same everywhere.
 * @type {import('eslint').Rule.RuleModule}
 */
export const pinnedMath = {
	meta: {
		type: 'problem',
		messages: {
			inexact:
				'{{ what }} may differ in its last bit from engine to engine: use the pinned functions of src/simulation/pinned-math.ts.',
			hidden: 'Write Math.<function>, so that it can be seen which one is meant.',
		},
	},
	create(context) {
		/** @param {any} node */
		const power = (node) => {
			if (!node.operator.startsWith('**')) return;
			context.report({ node, messageId: 'inexact', data: { what: 'The operator **' } });
		};
		return {
			BinaryExpression: power,
			AssignmentExpression: power,
			'Program:exit'(program) {
				for (const { identifier } of globalReferences(
					context.sourceCode.getScope(program),
					'Math',
				)) {
					const { parent } = /** @type {any} */ (identifier);
					const named = parent.type === 'MemberExpression' && !parent.computed;
					if (!named) context.report({ node: identifier, messageId: 'hidden' });
					else if (!EXACT.has(parent.property.name)) {
						const what = `Math.${parent.property.name}`;
						context.report({ node: parent, messageId: 'inexact', data: { what } });
					}
				}
			},
		};
	},
};

/**
 * All mentions of a global, whether or not it is declared as one.
 * @param {import('eslint').Scope.Scope} scope the outermost one
 * @param {string} name
 */
function globalReferences(scope, name) {
	const declared = scope.set.get(name)?.references ?? [];
	return [...declared, ...scope.through.filter(({ identifier }) => identifier.name === name)];
}
