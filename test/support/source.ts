/** What a source file imports and reaches for, read from its syntax, so that words in comments do not count. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Source {
  /** Project paths of what it imports by a relative path, as `src/platform/clock.js`. */
  readonly own: readonly string[];
  readonly packages: readonly string[];
  /** Those packages of which more than types is imported. */
  readonly packagesAtRunTime: readonly string[];
  /** Dotted names such as `process.env`, and `new Date()`, `Date()`, `await` where they occur. */
  readonly reaches: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly lines: number;
}

export function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const nodes = [...walk(tree)];
  const imports = nodes.flatMap((node) => importOf(node));
  const packages = imports.filter(({ name }) => !name.startsWith('.'));
  return {
    own: imports
      .filter(({ name }) => name.startsWith('.'))
      .map(({ name }) => path.posix.join(path.posix.dirname(file), name)),
    packages: packages.map(({ name }) => name),
    packagesAtRunTime: packages.filter(({ isType }) => !isType).map(({ name }) => name),
    reaches: nodes.flatMap((node) => reachOf(node)),
    hasDefaultExport: nodes.some(isDefaultExport),
    lines: text.trimEnd().split('\n').length,
  };
}

function* walk(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* walk(child);
}

/** All ways to name another module: import, export from, dynamic import and import of a type. */
function importOf(node: ts.Node): { name: string; isType: boolean }[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier, isTypeOnly(node));
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0], false);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal, true);
  }
  return [];
}

function literal(node: ts.Node | undefined, isType: boolean) {
  return node !== undefined && ts.isStringLiteralLike(node) ? [{ name: node.text, isType }] : [];
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = node.importClause?.namedBindings;
  const hasOnlyNames = node.importClause?.name === undefined && named !== undefined;
  return hasOnlyNames && ts.isNamedImports(named) && named.elements.every((e) => e.isTypeOnly);
}

function reachOf(node: ts.Node): string[] {
  if (ts.isAwaitExpression(node)) return ['await'];
  if (ts.isPropertyAccessExpression(node)) return [dotted(node)];
  if (ts.isElementAccessExpression(node)) {
    const key = node.argumentExpression;
    return ts.isStringLiteralLike(key) ? [`${dotted(node.expression)}.${key.text}`] : [];
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    const from = node.initializer === undefined ? '' : dotted(node.initializer);
    return node.name.elements.map((e) => `${from}.${(e.propertyName ?? e.name).getText()}`);
  }
  if (ts.isNewExpression(node) && (node.arguments?.length ?? 0) === 0)
    return [`new ${dotted(node.expression)}()`];
  if (ts.isCallExpression(node)) return [`${dotted(node.expression)}()`];
  return [];
}

/** As written, without white space, `?` and a leading `globalThis`. */
function dotted(node: ts.Node): string {
  return node
    .getText()
    .replaceAll(/\s|\?/g, '')
    .replace(/^globalThis\./, '');
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent);
}
