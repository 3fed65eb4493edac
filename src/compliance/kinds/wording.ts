/** Reading the text of a message: what the rules on content share. Word lists of abuse are elsewhere. */
import type { Question } from '../question.js';

/** Subject and text, or `undefined` when the attempt has no content to judge. */
export function wordsOf({ attempt }: Question): string | undefined {
  const { content } = attempt;
  if (content === undefined) return undefined;
  return content.subject === undefined ? content.text : `${content.subject}\n${content.text}`;
}

export function hasContent({ attempt }: Question): boolean {
  return attempt.content !== undefined;
}

/** The text in sentences, abbreviations such as `a.m.` and `Inc.` left whole. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<!\b(?:Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|St|[ap]\.m|No|Esq))[.!?]+(?=\s|$)|[。!?;\n]+/i)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const NEGATION =
  /\b(?:not|never|no|cannot|can'?t|won'?t|don'?t|isn'?t|without|nor|neither|unable)\b[^.!?;,]{0,40}$/i;

/** Whether the pattern occurs anywhere without a negation shortly before it in the same clause. */
export function states(text: string, pattern: RegExp): boolean {
  for (const match of text.matchAll(pattern)) {
    if (!NEGATION.test(text.slice(0, match.index))) return true;
  }
  return false;
}
