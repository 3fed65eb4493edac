/** What stands against the words that are being typed, as stretches of them. */
import type { FieldError } from '../../api/problem.js';

export type Part = 'subject' | 'text';

export interface Mark {
  readonly part: Part;
  readonly span: readonly [number, number];
  readonly kind: 'fault' | 'block' | 'review';
  /** The kind of fault, the category of a finding, or the kind of a personal datum. */
  readonly code: string;
  /** The variable or block at fault. */
  readonly name?: string | undefined;
  /** As the service says it. */
  readonly because: string;
  /** Courteous words for the same purpose. */
  readonly instead?: string | undefined;
}

/** Faults that have no place in the words, such as a missing text, stand at its beginning. */
export interface Fault extends FieldError {
  readonly span?: readonly number[];
  readonly code?: string;
  readonly name?: string;
}

export function marksOfFaults(errors: readonly Fault[]): Mark[] {
  return errors.map(({ pointer, span, code = 'unreadable', name, detail }) => ({
    part: pointer.endsWith('/subject') ? 'subject' : 'text',
    span: [span?.[0] ?? 0, span?.[1] ?? 0],
    kind: 'fault',
    code,
    name,
    because: detail,
  }));
}

interface At {
  readonly at?: { readonly part: Part; readonly span: readonly number[] } | undefined;
}

/** Of what the service answers, as much as is shown here. */
export interface Check {
  readonly problems: readonly (At & {
    readonly problem: string;
    readonly code?: string | undefined;
    readonly name?: string | undefined;
    readonly hinders: boolean;
  })[];
  readonly personal_data: readonly (At & { readonly kind: string })[];
  readonly findings: readonly (At & {
    readonly severity: string;
    readonly category: string;
    readonly because: string;
    readonly instead: string;
  })[];
}

/** Two entries that say the same of the same words are one mark. */
export function marksOfCheck(check: Check): Mark[] {
  const told = new Map<string, Mark>();
  for (const mark of allIn(check)) {
    const key = `${mark.kind} ${mark.part} ${mark.span.join()} ${mark.code}`;
    if (!told.has(key)) told.set(key, mark);
  }
  return [...told.values()];
}

function allIn(check: Check): Mark[] {
  return [
    ...check.problems
      .filter(({ hinders }) => hinders)
      .map((one): Mark => ({
        ...placed(one.at),
        kind: 'fault',
        code: one.code ?? 'cannot_be_made',
        name: one.name,
        because: one.problem,
      })),
    ...check.personal_data.map((one): Mark => ({
      ...placed(one.at),
      kind: 'block',
      code: one.kind,
      because: one.kind,
    })),
    ...check.findings.map((one): Mark => ({
      ...placed(one.at),
      kind: one.severity === 'block' ? 'block' : 'review',
      code: one.category,
      because: one.because,
      instead: one.instead,
    })),
  ];
}

/** Marks of an earlier text at the same words of a later one; what was edited since has none until it is read. */
export function carried(marks: readonly Mark[], before: string, after: string): Mark[] {
  if (before === after) return [...marks];
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const moved = after.length - before.length;
  return marks.flatMap((mark) => {
    const [from, to] = mark.span;
    if (to <= head) return [mark];
    if (from < before.length - tail) return [];
    return [{ ...mark, span: [from + moved, to + moved] as const }];
  });
}

// Words of a courteous alternative are whole sentences, so a whole sentence makes room for them.
const END = /[.!?。！？\n]/;

/** The sentence around a finding, without the blocks at its sides. */
export function sentenceAround(text: string, [from, to]: readonly [number, number]) {
  let start = from;
  while (start > 0 && !END.test(text[start - 1] ?? '') && !isBlockEnd(text, start)) start--;
  let end = to;
  while (end < text.length && !END.test(text[end - 1] ?? '') && !isBlockStart(text, end)) end++;
  while (start < from && /\s/.test(text[start] ?? '')) start++;
  return [start, end] as const;
}

const BLOCK_BEFORE = /\{\{~?(?:[#/][^{}]*|else[^{}]*)\}\}$/;
const isBlockEnd = (text: string, at: number) => BLOCK_BEFORE.test(text.slice(0, at));
const isBlockStart = (text: string, at: number) => /^\{\{~?(?:[#/]|else)/.test(text.slice(at));

export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function placed(at: At['at']) {
  return {
    part: at?.part ?? ('text' as const),
    span: [at?.span[0] ?? 0, at?.span[1] ?? 0] as const,
  };
}
