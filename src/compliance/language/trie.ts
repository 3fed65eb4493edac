/**
 * Many literals looked for in one walk over a text.
 *
 * At each place the tree is followed as far as the text allows; literals are short, so the walk is
 * linear in the text whatever it holds.
 */

export interface Literal {
  readonly text: string;
  /** What is found when the literal is, as a number from 0. */
  readonly value: number;
}

/** Adds the values of all literals that occur in the text. */
export type Search = (text: string, found: Set<number>) => void;

interface Node {
  readonly next: Map<number, Node>;
  readonly values: number[];
}

/** By how many units a place is looked at before the tree is followed. */
const LOOK = 3;
const HASHES = 0x10000;

export function searchFor(literals: readonly Literal[]): Search {
  const roots: (Node | undefined)[] = Array.from({ length: HASHES });
  const looks = new Uint8Array(HASHES);
  const begins = new Uint8Array(HASHES);
  for (const { text, value } of literals) {
    const first = text.charCodeAt(0);
    let node = (roots[first] ??= leaf());
    for (let at = 1; at < text.length; at += 1) node = child(node, text.charCodeAt(at));
    node.values.push(value);
    looks[first] = Math.min(looks[first] || LOOK, text.length);
  }
  for (const { text } of literals) begins[hash(text, 0, looks[text.charCodeAt(0)] ?? 0)] = 1;

  return (text, found) => {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const look = looks[unit] ?? 0;
      if (look === 0 || begins[hash(text, at, look)] !== 1) continue;
      follow(roots[unit], text, at + 1, found);
    }
  };
}

/** A number for the next few units; beyond the end of the text it counts none. */
function hash(text: string, at: number, look: number): number {
  let number = text.charCodeAt(at);
  if (look > 1) number = number * 31 + text.charCodeAt(at + 1);
  if (look > 2) number = number * 31 + text.charCodeAt(at + 2);
  return number & (HASHES - 1);
}

function follow(root: Node | undefined, text: string, start: number, found: Set<number>): void {
  let node = root;
  for (let at = start; node !== undefined; at += 1) {
    for (const value of node.values) found.add(value);
    node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
  }
}

function leaf(): Node {
  return { next: new Map(), values: [] };
}

function child(node: Node, unit: number): Node {
  const known = node.next.get(unit);
  if (known !== undefined) return known;
  const made = leaf();
  node.next.set(unit, made);
  return made;
}
