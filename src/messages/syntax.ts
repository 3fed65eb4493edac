/**
 * Why a source could not be read at all, in plain words and at its place: the parser's own message draws
 * an arrow under a cut-out of the source, which says little to somebody who writes letters.
 */
import type { FaultCode, SourceFault, Span } from './fault.js';

interface Tag {
  readonly inner: string;
  readonly span: Span;
}

/** @param reason what the parser said, for what this does not know */
export function syntaxFault(source: string, reason: string): SourceFault {
  const found = inTags(source);
  const [code, span, remedy, name] = found ?? [
    'unreadable',
    lineOf(source, reason),
    `check this line: ${firstLineOf(reason)}`,
  ];
  const line = source.slice(0, span[0]).split('\n').length;
  const problem = `line ${line}: the template does not parse: ${remedy}`;
  return { code, problem, span, ...(name === undefined ? {} : { name }) };
}

type Found = readonly [code: FaultCode, span: Span, remedy: string, name?: string];

function inTags(source: string): Found | undefined {
  const open: { name: string; span: Span }[] = [];
  for (const tag of tagsOf(source)) {
    if (tag === undefined) continue;
    const { inner, span } = tag;
    if (!source.slice(...span).endsWith('}}')) {
      return ['unclosed_tag', span, 'this tag is not closed: write `}}` behind it'];
    }
    const [, sign = '', name = ''] = /^\s*([#/^!]?)\s*(\S*)/.exec(inner) ?? [];
    if (sign === '' && name === '') {
      return ['empty_tag', span, 'this tag is empty: write the name of a variable in it'];
    }
    if (sign === '#') open.push({ name, span });
    if (sign !== '/') continue;
    const last = open.pop();
    if (last === undefined) {
      return ['stray_end', span, `\`{{/${name}}}\` ends no block: take it out`, name];
    }
    if (last.name !== name) {
      const remedy = `the block \`${last.name}\` ends with \`{{/${last.name}}}\`, not \`{{/${name}}}\``;
      return ['wrong_end', span, remedy, last.name];
    }
  }
  const last = open.pop();
  if (last === undefined) return undefined;
  const { name, span } = last;
  return ['unclosed_block', span, `this block is not closed: write \`{{/${name}}}\``, name];
}

/** Comments hold whatever they like. */
function* tagsOf(source: string): Generator<Tag | undefined> {
  let from = source.indexOf('{{');
  while (from >= 0) {
    const end = endOf(source, from);
    const inner = source.slice(from + 2, Math.max(from + 2, end - 2)).replaceAll(/^~|~$/g, '');
    const isEscaped = source[from - 1] === '\\';
    if (!isEscaped && !inner.startsWith('!')) yield { inner, span: [from, end] };
    from = source.indexOf('{{', end);
  }
}

/** Of an open tag, the end of what it can be taken to hold: its line, or the next tag. */
function endOf(source: string, from: number): number {
  const comment = source.startsWith('{{!--', from) ? source.indexOf('--}}', from) : -1;
  if (comment >= 0) return comment + 4;
  const end = source.indexOf('}}', from);
  const next = source.indexOf('{{', from + 3);
  if (end >= 0 && (next < 0 || end < next)) return end + 2 + (source[end + 2] === '}' ? 1 : 0);
  const line = source.slice(from).search(/[\r\n]/);
  const bounds = [next, line < 0 ? -1 : from + line, source.length].filter((at) => at > from);
  return Math.min(...bounds);
}

function lineOf(source: string, reason: string): Span {
  const line = Number(/on line (\d+)/.exec(reason)?.[1] ?? 1);
  const lines = source.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  return [from, from + (lines[line - 1] ?? '').length];
}

const firstLineOf = (reason: string) => (reason.split('\n')[0] ?? '').toLowerCase();
