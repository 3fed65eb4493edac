/**
 * Fills the syntax tree of a template without generating code: only what is named here can happen.
 *
 * A value is looked up among the values given and nowhere else, so there is no prototype to reach. The
 * output is that of Handlebars for the same source, which a test holds.
 */
import Handlebars from 'handlebars';
import type { VariableValue } from './template.js';

export type Values = Readonly<Record<string, VariableValue>>;
export type Fill = (values: Values) => string;

/** @param item the element of the list that an enclosing `each` is at */
type Part = (values: Values, item: string) => string;

type Escape = (text: string) => string;

const asIs: Escape = (text) => text;

/** A tree that `inspect.ts` has found nothing wrong with, as a function; anything else throws. */
export function fillOf(tree: hbs.AST.Program, isHtml: boolean): Fill {
  const all = sequence(tree, isHtml ? Handlebars.escapeExpression : asIs);
  return (values) => all(values, '');
}

function sequence(program: hbs.AST.Program | undefined, escape: Escape): Part {
  const parts = (program?.body ?? []).flatMap((node) => part(node, escape));
  return (values, item) => {
    let out = '';
    for (const each of parts) out += each(values, item);
    return out;
  };
}

function part(node: hbs.AST.Statement, escape: Escape): Part[] {
  if (isContent(node)) {
    const { value } = node;
    return [() => value];
  }
  if (isMustache(node)) return [output(node, escape)];
  if (isBlock(node)) return [block(node, escape)];
  if (node.type === 'CommentStatement') return [];
  throw new Error(`\`${node.type}\` cannot be filled: the template was not inspected`);
}

function output(node: hbs.AST.MustacheStatement, escape: Escape): Part {
  const name = nameOf(node.path);
  if (name === 'this') return (_, item) => escape(item);
  return (values) => {
    const value = values[name];
    return typeof value === 'string' ? escape(value) : String(value ?? '');
  };
}

function block(node: hbs.AST.BlockStatement, escape: Escape): Part {
  const helper = nameOf(node.path);
  const name = nameOf(node.params[0]);
  const yes = sequence(node.program, escape);
  const no = sequence(node.inverse, escape);
  if (helper === 'if') return (values, item) => (isGiven(values[name]) ? yes : no)(values, item);
  if (helper === 'unless')
    return (values, item) => (isGiven(values[name]) ? no : yes)(values, item);
  return (values) => {
    const list = values[name];
    if (!Array.isArray(list) || list.length === 0) return no(values, '');
    return list.map((item) => yes(values, item)).join('');
  };
}

function isGiven(value: VariableValue | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function nameOf(node: unknown): string {
  const isPath = typeof node === 'object' && node !== null && 'original' in node;
  if (isPath && typeof node.original === 'string') return node.original;
  throw new Error('a tag without a name cannot be filled: the template was not inspected');
}

const isContent = (node: hbs.AST.Statement): node is hbs.AST.ContentStatement =>
  node.type === 'ContentStatement';
const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement';
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement =>
  node.type === 'BlockStatement';
