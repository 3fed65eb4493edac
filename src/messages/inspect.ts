/**
 * What a template may contain: declared variables, `if`, `unless`, and `each` one level deep.
 *
 * The source is only ever read as a syntax tree. Whatever is not named here is refused,
 * so partials, decorators, raw output, paths and helpers of any other kind need no list of their own.
 */
import Handlebars from 'handlebars';
import type { Declaration, Declarations } from './template.js';

type Program = hbs.AST.Program;
type Node = hbs.AST.Node;

const DEPTH_MAX = 6;
const NODES_MAX = 600;
// The reader of Handlebars recurses, so it never sees more than this. HTML is longer than its text.
const SOURCE_MAX = 60_000;

interface Place {
  /** Optional variables that an enclosing `if` has shown to be there. */
  readonly given: ReadonlySet<string>;
  readonly isInEach: boolean;
  readonly depth: number;
}

export interface Inspected {
  readonly tree: Program;
  /** None: the tree may be filled. */
  readonly problems: readonly string[];
}

export function inspect(source: string, variables: Declarations): Inspected {
  if (source.length > SOURCE_MAX) {
    return { tree: NOTHING, problems: [`it is longer than ${SOURCE_MAX} characters: shorten it`] };
  }
  let tree: Program;
  try {
    tree = Handlebars.parse(source);
  } catch (error) {
    const [line = 'unreadable'] = error instanceof Error ? error.message.split('\n') : [];
    return { tree: NOTHING, problems: [`the template does not parse: ${line.toLowerCase()}`] };
  }
  const inspector = new Inspector(variables);
  inspector.program(tree, { given: new Set(), isInEach: false, depth: 0 });
  return { tree, problems: inspector.problems };
}

const NOTHING = Handlebars.parse('');

class Inspector {
  readonly problems: string[] = [];
  #nodes = 0;

  constructor(private readonly variables: Declarations) {}

  program(program: Program, place: Place): void {
    for (const node of program.body) this.#node(node, place);
  }

  #node(node: Node, place: Place): void {
    this.#nodes++;
    if (this.#nodes === NODES_MAX) {
      this.#tell(node, `the template has more than ${NODES_MAX} parts: shorten it`);
    }
    if (this.#nodes >= NODES_MAX || isWords(node)) return;
    if (isMustache(node)) this.#output(node, place);
    else if (isBlock(node)) this.#block(node, place);
    else this.#tell(node, `\`${node.type}\` is not available: use variables and blocks`);
  }

  #output(node: hbs.AST.MustacheStatement, place: Place): void {
    if (!node.escaped) {
      this.#tell(node, 'raw output is not available: write `{{name}}` with two braces');
    }
    if (node.params.length > 0 || hasPairs(node.hash)) {
      this.#tell(node, `the helper \`${shown(node.path)}\` does not exist: write a variable alone`);
    } else if (!place.isInEach) {
      this.#value(node, place);
    } else if (!isItem(node.path)) {
      this.#tell(node, `in \`each\` write \`{{this}}\`, not \`${shown(node.path)}\``);
    }
  }

  #value(node: hbs.AST.MustacheStatement, place: Place): void {
    const found = this.#declared(node, node.path);
    if (found === undefined) return;
    const { name, type, required } = found;
    if (type === 'flag' || type === 'list') {
      this.#tell(node, `\`${name}\` is a ${type} and cannot be written out: use a block`);
    } else if (!required && !place.given.has(name)) {
      this.#tell(node, `\`${name}\` is optional: write it inside \`{{#if ${name}}}\``);
    }
  }

  #block(node: hbs.AST.BlockStatement, place: Place): void {
    const helper = shown(node.path);
    const [subject, ...more] = node.params;
    if (!HELPERS.includes(helper) || more.length > 0 || hasPairs(node.hash) || isNamed(node)) {
      const remedy = 'use `if`, `unless` or `each` with one variable';
      this.#tell(node, `the block \`${helper}\` is not available in this form: ${remedy}`);
      return;
    }
    if (place.isInEach) {
      this.#tell(node, `\`${helper}\` may not stand inside \`each\`: write it outside`);
      return;
    }
    if (place.depth === DEPTH_MAX) {
      this.#tell(node, `blocks are nested deeper than ${DEPTH_MAX}: use fewer conditions`);
      return;
    }
    const found = this.#declared(node, subject);
    if (found === undefined) return;
    const { name, type } = found;
    if ((helper === 'each') !== (type === 'list')) {
      this.#tell(node, `\`${name}\` is a ${type} and cannot stand in \`${helper}\``);
    }
    const inside = { ...place, depth: place.depth + 1 };
    const given = { ...inside, given: new Set([...place.given, name]) };
    const yes = { if: given, unless: inside, each: { ...inside, isInEach: true } }[helper];
    if (hasProgram(node.program)) this.program(node.program, yes ?? inside);
    if (hasProgram(node.inverse)) this.program(node.inverse, helper === 'unless' ? given : inside);
  }

  #declared(node: Node, path: unknown): (Declaration & { name: string }) | undefined {
    const name = nameOf(path);
    const found =
      name !== undefined && Object.hasOwn(this.variables, name) ? this.variables[name] : undefined;
    if (name !== undefined && found !== undefined) return { name, ...found };
    this.#tell(
      node,
      `the variable \`${shown(path)}\` is not declared: declare it or write another`,
    );
    return undefined;
  }

  #tell(node: Node, problem: string): void {
    this.problems.push(`line ${node.loc.start.line}: ${problem}`);
  }
}

const HELPERS = ['if', 'unless', 'each'];

const isWords = (node: Node) =>
  node.type === 'ContentStatement' || node.type === 'CommentStatement';
const isMustache = (node: Node): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement';
const isBlock = (node: Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPath = (node: unknown): node is hbs.AST.PathExpression =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === 'PathExpression';

/** The one plain name a path consists of: no dots, no `../`, no `@data`, no brackets. */
function nameOf(node: unknown): string | undefined {
  if (!isPath(node) || node.data || node.depth !== 0 || node.parts.length !== 1) return undefined;
  const [part] = node.parts;
  return part === node.original ? part : undefined;
}

function shown(node: unknown): string {
  return isPath(node) ? node.original : 'a literal';
}

const isItem = (node: unknown) =>
  isPath(node) && node.original === 'this' && node.parts.length === 0;

const hasPairs = (hash: hbs.AST.Hash | undefined) => (hash?.pairs.length ?? 0) > 0;
// The types promise both programs, but a block without `else` has one.
const hasProgram = (program: Program | undefined): program is Program => program !== undefined;
const isNamed = ({ program, inverse }: hbs.AST.BlockStatement) =>
  [program, inverse].some((each: Program | undefined) => each?.blockParams !== undefined);
