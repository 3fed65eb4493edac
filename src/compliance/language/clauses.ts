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

function endsSentence(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return '。!?\n'.includes(sign) || (sign === '.' && isFullStop(text, at));
}

function endsClause(text: string, at: number): boolean {
  return ',;【】'.includes(text.charAt(at)) || endsSentence(text, at);
}

/** A dot inside a number, an address or an abbreviation ends nothing. */
function isFullStop(text: string, at: number): boolean {
  return at + 1 === text.length || /\s/.test(text.charAt(at + 1));
}
