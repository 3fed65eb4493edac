/**
 * Where in the source of a template each letter of a message comes from, so that what is found in the message
 * can be shown at the very words that somebody is typing.
 *
 * A second walk of the same tree beside `fill.ts`, taken only for what something was found in. A test
 * holds that both give the same message.
 */
import type { Values } from './fill.js';
import { offsetsIn, type Place, type Span } from './fault.js';
import { inspect } from './inspect.js';
import { hasProgram, isBlock, isMustache, nameOf, type Node, type Program } from './nodes.js';
import type { TemplateChannel, TemplateContent, VariableValue, Variables } from './template.js';
import { bind } from './variables.js';

/** A message of one part, and of each of its letters what it was made from. */
export interface Traced {
  readonly text: string;
  readonly origins: readonly Span[];
}

/** Subject, line break, text: as the language rules read it. */
export interface TracedMessage {
  readonly text: string;
  placeOf(span: Span): Place | undefined;
}

/** @param given values that `renderMessage` has accepted */
export function traceMessage(
  { subject = '', text, variables }: TemplateContent,
  channel: TemplateChannel,
  given: Variables,
): TracedMessage {
  const values = bind(variables, given);
  const whole = (source: string) => traced(source, inspect(source, variables).tree, values);
  const body = channel === 'sms' ? oneLine(whole(text)) : paragraphs(whole(text));
  const head = channel === 'email' ? oneLine(whole(subject)) : NOTHING;
  const before = head.text === '' ? 0 : head.text.length + 1;
  return {
    text: before === 0 ? body.text : `${head.text}\n${body.text}`,
    placeOf: ([from, to]) =>
      from < before
        ? within('subject', head, [from, Math.min(to, before - 1)])
        : within('text', body, [from - before, to - before]),
  };
}

function within(part: Place['part'], { origins }: Traced, [from, to]: Span): Place | undefined {
  const some = origins.slice(from, Math.max(to, from + 1));
  const [first] = some;
  if (first === undefined) return undefined;
  // Blocks may stand in another order than their words: the widest stretch holds them all.
  const starts = some.reduce((least, [start]) => Math.min(least, start), first[0]);
  const ends = some.reduce((most, [, end]) => Math.max(most, end), first[1]);
  return { part, span: [starts, ends] };
}

const NOTHING: Traced = { text: '', origins: [] };

class Tracer {
  text = '';
  readonly origins: Span[] = [];
  readonly #offset: ReturnType<typeof offsetsIn>;

  constructor(
    source: string,
    private readonly values: Values,
  ) {
    this.#offset = offsetsIn(source);
  }

  walk(program: Program, item: string): void {
    for (const node of program.body) this.#node(node, item);
  }

  #node(node: Node, item: string): void {
    if (isContent(node)) this.#words(node);
    else if (isMustache(node)) this.#value(node, item);
    else if (isBlock(node)) this.#block(node, item);
  }

  /** What white-space control has cut off stands at the ends only. */
  #words(node: hbs.AST.ContentStatement): void {
    const original: unknown = node.original; // a string, whatever the types say
    const cut = typeof original === 'string' ? Math.max(0, original.indexOf(node.value)) : 0;
    const from = this.#offset(node.loc.start) + cut;
    for (let at = 0; at < node.value.length; at++) this.origins.push([from + at, from + at + 1]);
    this.text += node.value;
  }

  #value(node: hbs.AST.MustacheStatement, item: string): void {
    const name = nameOf(node.path);
    const value = name === undefined ? item : (this.values[name] ?? '');
    const text = String(value);
    const tag: Span = [this.#offset(node.loc.start), this.#offset(node.loc.end)];
    for (let at = 0; at < text.length; at++) this.origins.push(tag);
    this.text += text;
  }

  #block(node: hbs.AST.BlockStatement, item: string): void {
    const value = this.values[nameOf(node.params[0]) ?? ''];
    const helper = nameOf(node.path);
    if (helper === 'each' && Array.isArray(value) && value.length > 0) {
      for (const one of value) this.walk(node.program, one);
      return;
    }
    const isYes = helper !== 'each' && isGiven(value) === (helper === 'if');
    const chosen: Program | undefined = isYes ? node.program : node.inverse;
    if (hasProgram(chosen)) this.walk(chosen, item);
  }
}

function traced(source: string, tree: Program, values: Values): Traced {
  const tracer = new Tracer(source, values);
  tracer.walk(tree, '');
  return tracer;
}

function isGiven(value: VariableValue | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

// As in `render.ts`.
const oneLine = (one: Traced) => trimmed(replaced(one, /\s*[\r\n]\s*/g, ' '));

function paragraphs(one: Traced): Traced {
  const { text, origins } = trimmed(replaced(one, /\n{3,}/g, '\n\n'));
  return { text: `${text}\n`, origins: [...origins, origins.at(-1) ?? [0, 0]] };
}

function replaced({ text, origins }: Traced, what: RegExp, by: string): Traced {
  let kept: Span[] = [];
  let done = 0;
  for (const { 0: match, index } of text.matchAll(what)) {
    const from = origins[index]?.[0] ?? 0;
    const to = origins[index + match.length - 1]?.[1] ?? from;
    kept = kept.concat(
      origins.slice(done, index),
      Array.from(by, (): Span => [from, to]),
    );
    done = index + match.length;
  }
  return { text: text.replaceAll(what, by), origins: kept.concat(origins.slice(done)) };
}

function trimmed({ text, origins }: Traced): Traced {
  const from = text.length - text.trimStart().length;
  const short = text.trim();
  return { text: short, origins: origins.slice(from, from + short.length) };
}

const isContent = (node: Node): node is hbs.AST.ContentStatement =>
  node.type === 'ContentStatement';
