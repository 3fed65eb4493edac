/**
 * Text in columns of a terminal, where a Chinese character takes two.
 *
 * Leaves out what the sample data does not use, such as characters joined from several emoji.
 */

const NONE = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const HALF = /[\uFF61-\uFFDC\uFFE8-\uFFEE]/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2E80-\u303E\u3200-\u33FF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columns(character);
  return width;
}

function columns(character: string): number {
  if (NONE.test(character)) return 0;
  return WIDE.test(character) && !HALF.test(character) ? 2 : 1;
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Shortened to a width, with an ellipsis if something is missing. */
export function clipped(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${cut(text, width - 1)[0]}…`;
}

/** Lines of at most `width` columns, broken at spaces and between wide characters; at least one line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const next = line + piece;
    if (widthOf(next.trimEnd()) <= width) {
      line = next;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
    while (widthOf(line.trimEnd()) > width) {
      const [head, rest] = cut(line, width);
      lines.push(head);
      line = rest;
    }
  }
  const last = line.trimEnd();
  return last === '' && lines.length > 0 ? lines : [...lines, last];
}

// Punctuation stays with what it closes.
const PIECE = /\p{Script=Han}[，。；：、！？）》」]*\s*|[^\s\p{Script=Han}]+\s*|\s+/gu;

function pieces(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** At least one character, so that a narrow column ends too. */
function cut(text: string, width: number): [head: string, rest: string] {
  let head = '';
  for (const character of text) {
    if (head !== '' && widthOf(head + character) > width) break;
    head += character;
  }
  return [head, text.slice(head.length)];
}
