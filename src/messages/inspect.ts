/**
 * What a template may contain: declared variables, `if`, `unless`, and `each` one level deep.
 *
 * The source is only ever read as a syntax tree. Whatever is not named here is refused,
 * so partials, decorators, raw output, paths and helpers of any other kind need no list of their own.
 */
import Handlebars from 'handlebars';
import { offsetsIn, type FaultCode, type SourceFault, type Span } from './fault.js';
import {
  hasPairs,
  hasProgram,
  isBlock,
  isItem,
  isMustache,
  isNamed,
  isWords,
  nameOf,
  shown,
  type Node,
  type Program,
} from './nodes.js';
import { syntaxFault } from './syntax.js';
import type { Declaration, Declarations } from './template.js';

const HELPERS = ['if', 'unless', 'each'];
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
  /** The same, with their places. */
  readonly faults: readonly SourceFault[];
}

export function inspect(source: string, variables: Declarations): Inspected {
  if (source.length > SOURCE_MAX) {
    const problem = `it is longer than ${SOURCE_MAX} characters: shorten it`;
    return unread({ code: 'too_long', problem, span: [SOURCE_MAX, source.length] });
  }
  let tree: Program;
  try {
    tree = Handlebars.parse(source);
  } catch (error) {
    return unread(syntaxFault(source, error instanceof Error ? error.message : 'unreadable'));
  }
  const inspector = new Inspector(source, variables);
  inspector.program(tree, { given: new Set(), isInEach: false, depth: 0 });
  return inspected(tree, inspector.faults);
}

const NOTHING = Handlebars.parse('');

const unread = (fault: SourceFault) => inspected(NOTHING, [fault]);

function inspected(tree: Program, faults: readonly SourceFault[]): Inspected {
  return { tree, faults, problems: faults.map(({ problem }) => problem) };
}

class Inspector {
  readonly faults: SourceFault[] = [];
  readonly #offset: ReturnType<typeof offsetsIn>;
  #nodes = 0;

  constructor(
    private readonly source: string,
    private readonly variables: Declarations,
  ) {
    this.#offset = offsetsIn(source);
  }

  program(program: Program, place: Place): void {
    for (const node of program.body) this.#node(node, place);
  }

  #node(node: Node, place: Place): void {
    this.#nodes++;
    if (this.#nodes === NODES_MAX) {
      const problem = `the template has more than ${NODES_MAX} parts: shorten it`;
      this.#tell(node, 'too_many_parts', problem);
    }
    if (this.#nodes >= NODES_MAX || isWords(node)) return;
    if (isMustache(node)) this.#output(node, place);
    else if (isBlock(node)) this.#block(node, place);
    else {
      const problem = `\`${node.type}\` is not available: use variables and blocks`;
      this.#tell(node, 'not_available', problem);
    }
  }

  #output(node: hbs.AST.MustacheStatement, place: Place): void {
    if (!node.escaped) {
      const problem = 'raw output is not available: write `{{name}}` with two braces';
      this.#tell(node, 'raw_output', problem);
    }
    if (node.params.length > 0 || hasPairs(node.hash)) {
      const name = shown(node.path);
      const problem = `the helper \`${name}\` does not exist: write a variable alone`;
      this.#tell(node, 'no_such_helper', problem, name);
    } else if (!place.isInEach) {
      this.#value(node, place);
    } else if (!isItem(node.path)) {
      const name = shown(node.path);
      this.#tell(node, 'only_this', `in \`each\` write \`{{this}}\`, not \`${name}\``, name);
    }
  }

  #value(node: hbs.AST.MustacheStatement, place: Place): void {
    const found = this.#declared(node, node.path);
    if (found === undefined) return;
    const { name, type, required } = found;
    if (type === 'flag' || type === 'list') {
      const problem = `\`${name}\` is a ${type} and cannot be written out: use a block`;
      this.#tell(node, 'not_written_out', problem, name);
    } else if (!required && !place.given.has(name)) {
      const problem = `\`${name}\` is optional: write it inside \`{{#if ${name}}}\``;
      this.#tell(node, 'optional_outside_if', problem, name);
    }
  }

  #block(node: hbs.AST.BlockStatement, place: Place): void {
    const helper = shown(node.path);
    const [subject, ...more] = node.params;
    if (!HELPERS.includes(helper) || more.length > 0 || hasPairs(node.hash) || isNamed(node)) {
      const remedy = 'use `if`, `unless` or `each` with one variable';
      const problem = `the block \`${helper}\` is not available in this form: ${remedy}`;
      this.#tell(node, 'no_such_block', problem, helper);
      return;
    }
    if (place.isInEach) {
      const problem = `\`${helper}\` may not stand inside \`each\`: write it outside`;
      this.#tell(node, 'block_in_each', problem, helper);
      return;
    }
    if (place.depth === DEPTH_MAX) {
      const problem = `blocks are nested deeper than ${DEPTH_MAX}: use fewer conditions`;
      this.#tell(node, 'too_deep', problem);
      return;
    }
    const found = this.#declared(node, subject);
    if (found === undefined) return;
    const { name, type } = found;
    if ((helper === 'each') !== (type === 'list')) {
      const problem = `\`${name}\` is a ${type} and cannot stand in \`${helper}\``;
      this.#tell(node, 'wrong_block', problem, name);
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
    const problem = `the variable \`${shown(path)}\` is not declared: declare it or write another`;
    this.#tell(node, 'undeclared', problem, shown(path));
    return undefined;
  }

  #tell(node: Node, code: FaultCode, what: string, name?: string): void {
    const problem = `line ${node.loc.start.line}: ${what}`;
    const span = this.#spanOf(node);
    this.faults.push({ code, problem, span, ...(name === undefined ? {} : { name }) });
  }

  /** Of a block its opening tag. */
  #spanOf(node: Node): Span {
    const from = this.#offset(node.loc.start);
    const tag = isBlock(node) ? this.source.indexOf('}}', from) + 2 : 0;
    return [from, Math.max(tag, isBlock(node) ? from : this.#offset(node.loc.end))];
  }
}
