/**
 * When a record can have been made, by witnesses: not after the first of them that saw a tree with it, and not
 * before the tree that it names as seen was dated. Clocks differ, and witnesses are asked a moment later, so a
 * quarter of an hour is allowed: FUTURE, BACKDATED.
 *
 * Times and places of all records are kept until the dated notes are known, sixteen bytes each.
 */
import type { Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';

export const TOLERANCE_MS = 15 * 60_000;

export class Brackets {
  #size = 0;
  #at = new Float64Array(1_024);
  #seen = new Float64Array(1_024);

  /** In the order of the log. */
  take(ms: number, seen: number): void {
    if (this.#size === this.#at.length) {
      this.#at = grown(this.#at);
      this.#seen = grown(this.#seen);
    }
    this.#at[this.#size] = ms;
    this.#seen[this.#size] = seen;
    this.#size += 1;
  }

  /** @param notes of this log, in the order of their sizes; those that no witness dated say nothing */
  check(notes: readonly Checkpoint[]): void {
    const dated = notes.filter(({ seenAt }) => seenAt > 0);
    let above = 0;
    for (let index = 0; index < this.#size; index++) {
      while (above < dated.length && dated[above]!.size <= index) above += 1;
      const at = this.#at[index]!; // below the size, as the next
      checkBefore(`entry ${index}`, at, dated[above]);
      checkAfter(`entry ${index}`, at, newestUpTo(dated, above, this.#seen[index]!));
    }
  }
}

/** @param note contains the record, if there is one */
export function checkBefore(name: string, at: number, note: Checkpoint | undefined): void {
  if (note === undefined || note.seenAt === 0 || at <= note.seenAt * 1_000 + TOLERANCE_MS) return;
  const seen = new Date(note.seenAt * 1_000).toISOString();
  fail(
    'FUTURE',
    `${name} is of \`${new Date(at).toISOString()}\`, and a witness saw it at \`${seen}\``,
  );
}

function checkAfter(name: string, at: number, note: Checkpoint | undefined): void {
  if (note === undefined || at >= note.seenAt * 1_000 - TOLERANCE_MS) return;
  const seen = new Date(note.seenAt * 1_000).toISOString();
  fail(
    'BACKDATED',
    `${name} is of \`${new Date(at).toISOString()}\`, and names a tree that a witness saw at \`${seen}\``,
  );
}

/** By halving: a record may have seen a tree from long ago. */
function newestUpTo(
  dated: readonly Checkpoint[],
  above: number,
  size: number,
): Checkpoint | undefined {
  let from = 0;
  let to = above;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (dated[middle]!.size <= size) from = middle + 1;
    else to = middle;
  }
  return dated[from - 1];
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
