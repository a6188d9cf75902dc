import ts from 'typescript';

/** One mention of another module. */
export interface Import {
	readonly specifier: string;
	/** Nothing of it is left when the code runs. */
	readonly typeOnly: boolean;
	/** In a <script> of an .astro file: it runs in the browser. */
	readonly client: boolean;
}

/** Every module that a .ts, .mjs, .svelte or .astro file imports, in whatever way. */
export function readImports(file: string, text: string): readonly Import[] {
	return scriptsOf(file, text).flatMap(({ code, client }) =>
		importsOf(code).map((one) => ({ ...one, client })),
	);
}

function scriptsOf(
	file: string,
	text: string,
): readonly { readonly code: string; readonly client: boolean }[] {
	if (!/\.(svelte|astro)$/.test(file)) return [{ code: text, client: false }];
	const frontmatter = file.endsWith('.astro') ? /^---\n(.*?)\n---/s.exec(text) : null;
	const markup = text.slice(frontmatter?.[0].length ?? 0).replace(/<!--.*?-->/gs, '');
	const scripts = [...markup.matchAll(/<script[^>]*>(.*?)<\/script>/gs)];
	return [
		{ code: frontmatter?.[1] ?? '', client: false },
		...scripts.map(([, code = '']) => ({ code, client: file.endsWith('.astro') })),
	];
}

function importsOf(code: string): readonly Omit<Import, 'client'>[] {
	const found: Omit<Import, 'client'>[] = [];
	const add = (node: ts.Node | undefined, typeOnly: boolean) => {
		if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && loads(node.expression)) {
			for (const argument of node.arguments.flatMap(elementsOf)) add(argument, false);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
	return found;
}

/** `import(…)` and `import.meta.glob(…)`. */
function loads(called: ts.Expression): boolean {
	return (
		called.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isPropertyAccessExpression(called) &&
			called.name.text === 'glob' &&
			ts.isMetaProperty(called.expression))
	);
}

function elementsOf(argument: ts.Expression): readonly ts.Expression[] {
	return ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
}
