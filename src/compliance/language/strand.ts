/**
 * A text under rewriting, and for each of its units the place in the original it came from.
 *
 * Every view of a message is a strand, so that a finding in any view can be shown in the message
 * as it was written. Most messages need no rewriting: their places are those of the original, and
 * no table of places is kept.
 */

export interface Strand {
  readonly text: string;
  readonly places?: Places;
}

/** Where each unit begins and ends (exclusive) in the original. */
interface Places {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Collects units; it grows as needed, for one character may become several. */
export class Spinner {
  #units: Uint16Array;
  #from: Int32Array;
  #to: Int32Array;
  length = 0;

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
  }

  put(unit: number, from: number, to: number): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    this.#from[this.length] = from;
    this.#to[this.length] = to;
    this.length += 1;
  }

  /** The unit last put, or 0. */
  get last(): number {
    return this.length === 0 ? 0 : (this.#units[this.length - 1] ?? 0);
  }

  replaceLast(unit: number, to: number): void {
    this.#units[this.length - 1] = unit;
    this.#to[this.length - 1] = to;
  }

  done(): Strand {
    const text = textOf(this.#units.subarray(0, this.length));
    return { text, places: { from: this.#from, to: this.#to } };
  }

  #grow(): void {
    const capacity = this.#units.length * 2 + 16;
    this.#units = copied(new Uint16Array(capacity), this.#units);
    this.#from = copied(new Int32Array(capacity), this.#from);
    this.#to = copied(new Int32Array(capacity), this.#to);
  }
}

function copied<T extends Uint16Array | Int32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

export function textOf(units: Uint16Array): string {
  return decoder.decode(units);
}

/** The same places with another text of the same length. */
export function reworded({ places }: Strand, text: string): Strand {
  return places === undefined ? { text } : { text, places };
}

/** Puts one unit of a strand as it is. */
export function keep(spinner: Spinner, strand: Strand, at: number): void {
  spinner.put(strand.text.charCodeAt(at), beginOf(strand, at), endOf(strand, at));
}

/** Where a unit begins in the original. */
export function beginOf({ places }: Strand, at: number): number {
  return places === undefined ? at : (places.from[at] ?? 0);
}

/** Where a unit ends in the original, exclusive. */
export function endOf({ places }: Strand, at: number): number {
  return places === undefined ? at + 1 : (places.to[at] ?? 0);
}

/** The stretch of the original that `[start, end)` of the strand came from. */
export function originOf(strand: Strand, start: number, end: number): readonly [number, number] {
  return [beginOf(strand, start), endOf(strand, Math.max(start, end - 1))];
}

/** The first unit of the strand that came from `origin` or later. */
export function placeOf(strand: Strand, origin: number): number {
  let low = 0;
  let high = strand.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginOf(strand, middle) < origin) low = middle + 1;
    else high = middle;
  }
  return low;
}
