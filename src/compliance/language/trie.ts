/**
 * Many literals looked for in one walk over a text.
 *
 * At each place the tree is followed as far as the text allows; literals are short, so the walk is
 * linear in the text whatever it holds. The tables are kept small, because between two messages a
 * busy service does other work, and what counts then is how much memory must be fetched again.
 */
import { graphOf, type Literal } from './literals.js';

/**
 * Whether any of the literals occurs in the text. Sets `found[value]` for all that do; without
 * `found` it stops at the first.
 */
export type Search = (text: string, found?: Uint8Array) => boolean;

/** So few are looked for one after the other. */
const FEW = 16;

export function searchFor(literals: readonly Literal[]): Search {
  return literals.length <= FEW ? oneByOne(literals) : allAtOnce(literals);
}

function oneByOne(literals: readonly Literal[]): Search {
  return (text, found) => {
    let any = false;
    for (const literal of literals) {
      if (!text.includes(literal.text)) continue;
      any = true;
      if (found !== undefined) found[literal.value] = 1;
    }
    return any;
  };
}

function allAtOnce(literals: readonly Literal[]): Search {
  const begins = new Beginnings(literals);
  const graph = graphOf(literals);
  return (text, found) => {
    let any = false;
    for (let at = begins.from(text, 0); at < text.length; at = begins.from(text, at + 1)) {
      if (!graph.follow(text, at, found)) continue;
      if (found === undefined) return true;
      any = true;
    }
    return any;
  };
}

const FIRSTS = 0x400;
const BITS = 0x10000;
const ONE = 1;
const TWO = 2;
const THREE = 4;
const MORE = 8;

/** The first units of all literals, as bits that say `no` for certain and `yes` perhaps. */
class Beginnings {
  /** How long the beginnings are that a first unit has. */
  readonly #lengths = new Uint8Array(FIRSTS);
  readonly #pairs = new Uint8Array(BITS / 8);
  readonly #begins = new Uint8Array(BITS / 8);

  constructor(literals: readonly Literal[]) {
    for (const { text } of literals) {
      const [a, b, c, d] = [0, 1, 2, 3].map((at) => text.charCodeAt(at) | 0) as Units;
      const length = [ONE, TWO, THREE][text.length - 1] ?? MORE;
      const first = a & (FIRSTS - 1);
      this.#lengths[first] = (this.#lengths[first] ?? 0) | length;
      if (length !== ONE) set(this.#pairs, mixed(a, b));
      if (length === TWO) set(this.#begins, mixed(a, b));
      if (length === THREE) set(this.#begins, mixed(mixed(a, b), c));
      if (length === MORE) set(this.#begins, mixed(mixed(mixed(a, b), c), d));
    }
  }

  /** The next place from `start` on where a literal may begin; the end if there is none. */
  from(text: string, start: number): number {
    let a = text.charCodeAt(start);
    for (let at = start; at < text.length; at += 1) {
      const b = text.charCodeAt(at + 1);
      const lengths = this.#lengths[a & (FIRSTS - 1)] ?? 0;
      if (lengths !== 0 && this.#mayBegin(text, at, mixed(a, b), lengths)) return at;
      a = b;
    }
    return text.length;
  }

  #mayBegin(text: string, at: number, pair: number, lengths: number): boolean {
    if ((lengths & ONE) !== 0) return true;
    if (!isSet(this.#pairs, pair)) return false;
    if ((lengths & TWO) !== 0 && isSet(this.#begins, pair)) return true;
    const three = mixed(pair, text.charCodeAt(at + 2));
    if ((lengths & THREE) !== 0 && isSet(this.#begins, three)) return true;
    return (lengths & MORE) !== 0 && isSet(this.#begins, mixed(three, text.charCodeAt(at + 3)));
  }
}

type Units = [number, number, number, number];

/** Beyond the end of a text a unit is not a number and counts as none. */
function mixed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function set(bits: Uint8Array, hash: number): void {
  const at = (hash & (BITS - 1)) >> 3;
  bits[at] = (bits[at] ?? 0) | (1 << (hash & 7));
}

function isSet(bits: Uint8Array, hash: number): boolean {
  return (((bits[(hash & (BITS - 1)) >> 3] ?? 0) >> (hash & 7)) & 1) === 1;
}
