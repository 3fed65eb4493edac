/** What the nodes of a syntax tree are, for those who walk it. */

export type Program = hbs.AST.Program;
export type Node = hbs.AST.Node;

export const isWords = (node: Node) =>
  node.type === 'ContentStatement' || node.type === 'CommentStatement';
export const isMustache = (node: Node): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement';
export const isBlock = (node: Node): node is hbs.AST.BlockStatement =>
  node.type === 'BlockStatement';
const isPath = (node: unknown): node is hbs.AST.PathExpression =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === 'PathExpression';

/** The one plain name a path consists of: no dots, no `../`, no `@data`, no brackets. */
export function nameOf(node: unknown): string | undefined {
  if (!isPath(node) || node.data || node.depth !== 0 || node.parts.length !== 1) return undefined;
  const [part] = node.parts;
  return part === node.original ? part : undefined;
}

export function shown(node: unknown): string {
  return isPath(node) ? node.original : 'a literal';
}

export const isItem = (node: unknown) =>
  isPath(node) && node.original === 'this' && node.parts.length === 0;

export const hasPairs = (hash: hbs.AST.Hash | undefined) => (hash?.pairs.length ?? 0) > 0;
// The types promise both programs, but a block without `else` has one.
export const hasProgram = (program: Program | undefined): program is Program =>
  program !== undefined;
export const isNamed = ({ program, inverse }: hbs.AST.BlockStatement) =>
  [program, inverse].some((each: Program | undefined) => each?.blockParams !== undefined);
