/** Proofs as text: a line `index <i>`, then hashes, one a line. */
import { HASH_BYTES } from '../tree/hashes.js';
import { fail, type FailureCode } from './failure.js';
import { fromBase64, fromDecimal, textOf } from './text.js';

export interface IndexedProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
}

/** @param name what the proof is called in an error */
export function readIndexed(text: string, name: string): IndexedProof {
  const [first = '', ...rest] = linesOf(text, name, 'PROOF');
  const index = first.startsWith('index ') ? fromDecimal(first.slice('index '.length)) : undefined;
  if (index === undefined) return fail('PROOF', `\`${name}\` has no index line`);
  return { index, hashes: rest.map((line) => readHash(line, name)) };
}

export function readHashLines(raw: Buffer, name: string): Buffer[] {
  const text = textOf(raw) ?? fail('PROOF', `\`${name}\` is no text`);
  return linesOf(text, name, 'PROOF').map((line) => readHash(line, name));
}

/** Every line ends with a line end; an empty text has none. */
export function linesOf(text: string, name: string, code: FailureCode): string[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) fail(code, `\`${name}\` has an unfinished line`);
  return text.slice(0, -1).split('\n');
}

function readHash(line: string, name: string): Buffer {
  const hash = fromBase64(line);
  return hash?.length === HASH_BYTES ? hash : fail('PROOF', `a line of \`${name}\` is no hash`);
}
