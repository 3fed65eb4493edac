/** What keeps a template from being saved, with its place in what was typed, so that an editor can point at it. */

export type FaultCode =
  | 'too_long'
  | 'empty'
  | 'line_break'
  | 'not_plain'
  | 'html_differs'
  | 'name_unavailable'
  | 'unclosed_tag'
  | 'empty_tag'
  | 'unclosed_block'
  | 'wrong_end'
  | 'stray_end'
  | 'unreadable'
  | 'too_many_parts'
  | 'not_available'
  | 'raw_output'
  | 'no_such_helper'
  | 'only_this'
  | 'not_written_out'
  | 'optional_outside_if'
  | 'no_such_block'
  | 'block_in_each'
  | 'too_deep'
  | 'wrong_block'
  | 'undeclared';

/** In UTF-16 code units, end exclusive. */
export type Span = readonly [number, number];

export interface Place {
  readonly part: 'subject' | 'text';
  readonly span: Span;
}

export interface Fault {
  /** A sentence for whoever reads the API's answer. */
  readonly problem: string;
  readonly code: FaultCode;
  /** The variable, block or helper at fault. */
  readonly name?: string;
  /** Absent: of the template as a whole. */
  readonly at?: Place;
}

/** A fault in one source; which part of the template that is, its reader does not know. */
export interface SourceFault extends Omit<Fault, 'at'> {
  readonly span: Span;
}

/** Turns lines (from 1) and columns (from 0) into offsets. */
export function offsetsIn(source: string): (at: { line: number; column: number }) => number {
  const starts = [0, ...Array.from(source.matchAll(/\r\n?|\n/g), (m) => m.index + m[0].length)];
  return ({ line, column }) => Math.min(source.length, (starts[line - 1] ?? 0) + column);
}
