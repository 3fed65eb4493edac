/** Opening signed notes (c2sp.org/signed-note), as golang.org/x/mod/sumdb/note does. */
import { fromBase64, textOf } from './text.js';
import { fail } from './failure.js';

export interface SignatureLine {
  readonly name: string;
  /** Of the key, in hex. */
  readonly id: string;
  readonly signature: Buffer;
}

export interface Note {
  /** What is signed, up to and including its last line end. */
  readonly text: string;
  readonly lines: readonly SignatureLine[];
}

const ID_BYTES = 4;
const LINES_MAX = 100;
// Line ends apart, control characters have no place in a note.
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/; // oxlint-disable-line no-control-regex
const LINE = /^\u2014 ([^\s+]+) (\S+)$/u;

export function readNote(raw: Buffer, name: string): Note {
  const whole = textOf(raw);
  const end = whole?.lastIndexOf('\n\n') ?? -1;
  if (whole === undefined || CONTROL.test(whole) || end === -1 || !whole.endsWith('\n'))
    return fail('SIGNATURE', `\`${name}\` is no signed note`);
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > LINES_MAX) fail('SIGNATURE', `\`${name}\` has too many signatures`);
  return { text: whole.slice(0, end + 1), lines: lines.map((line) => readLine(line, name)) };
}

function readLine(line: string, note: string): SignatureLine {
  const [, name = '', text = ''] = LINE.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (bytes === undefined || bytes.length <= ID_BYTES)
    return fail('SIGNATURE', `\`${note}\` has a malformed signature line`);
  const id = bytes.subarray(0, ID_BYTES).toString('hex');
  return { name, id, signature: bytes.subarray(ID_BYTES) };
}
