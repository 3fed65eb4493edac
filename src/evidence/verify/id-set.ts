/**
 * The ids of millions of records, each once: 16 bytes an id, in a table of open addresses.
 *
 * A `Set` of texts takes several times as much, and ends at sixteen million.
 */
const WORDS = 4;
const FIRST_SLOTS = 1_024;
const LOAD_MAX = 0.6;

export class IdSet {
  #table = new Uint32Array(FIRST_SLOTS * WORDS);
  #slots = FIRST_SLOTS;
  #count = 0;
  // The empty slot's own value.
  #hasZero = false;

  /** False if the id is there already. `id` is a UUID in lower case. */
  add(id: string): boolean {
    const words = wordsOf(id);
    if (words.every((word) => word === 0)) {
      const isNew = !this.#hasZero;
      this.#hasZero = true;
      return isNew;
    }
    if (this.#count >= this.#slots * LOAD_MAX) this.#grow();
    const isNew = this.#put(words);
    if (isNew) this.#count++;
    return isNew;
  }

  #put(words: Words): boolean {
    const [a, b, c, d] = words;
    const table = this.#table;
    // The last words of a UUID v7 are random; the first ones are its time.
    let slot = (c ^ Math.imul(d, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
    for (;;) {
      slot %= this.#slots;
      const at = slot * WORDS;
      const [w, x, y, z] = [table[at], table[at + 1], table[at + 2], table[at + 3]];
      if (w === a && x === b && y === c && z === d) return false;
      if (w === 0 && x === 0 && y === 0 && z === 0) {
        table.set(words, at);
        return true;
      }
      slot++;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      const words = [...old.subarray(at, at + WORDS)] as unknown as Words;
      if (words.some((word) => word !== 0)) this.#put(words);
    }
  }
}

type Words = readonly [number, number, number, number];

function wordsOf(id: string): Words {
  const hex = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  const word = (n: number) => Number.parseInt(hex.slice(n * 8, n * 8 + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}
