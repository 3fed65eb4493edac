/** The clause and the sentence around a place in a text. Both are bounded, so that long texts stay cheap. */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const CLAUSE_MAX = 120;
const SENTENCE_MAX = 240;

export function clauseAround(text: string, { start, end }: Stretch): Stretch {
  return around(text, { start, end }, endsClause, CLAUSE_MAX);
}

export function sentenceAround(text: string, { start, end }: Stretch): Stretch {
  return around(text, { start, end }, endsSentence, SENTENCE_MAX);
}

type Ends = (text: string, at: number) => boolean;

function around(text: string, { start, end }: Stretch, ends: Ends, max: number): Stretch {
  let from = start;
  while (from > 0 && start - from < max && !ends(text, from - 1)) from -= 1;
  let to = end;
  while (to < text.length && to - end < max && !ends(text, to)) to += 1;
  return { start: from, end: to };
}

const SENTENCE_ENDS = new Set('。!?\n');
const CLAUSE_ENDS = new Set('。!?\n,;【】');

function endsClause(text: string, at: number): boolean {
  return CLAUSE_ENDS.has(text.charAt(at)) || isFullStop(text, at);
}

function endsSentence(text: string, at: number): boolean {
  return SENTENCE_ENDS.has(text.charAt(at)) || isFullStop(text, at);
}

/** A dot inside a number, an address or an abbreviation ends nothing. */
function isFullStop(text: string, at: number): boolean {
  if (text.charAt(at) !== '.') return false;
  return at + 1 === text.length || /\s/.test(text.charAt(at + 1));
}
