/**
 * A text under rewriting, and for each of its units the place in the original it came from.
 *
 * Every view of a message is a strand, so that a finding in any view can be shown in the message
 * as it was written. Most messages need no rewriting: their places are those of the original, and
 * no table of places is kept.
 */

export class Strand {
  readonly text: string;
  readonly #spin: Spin | undefined;
  #places: Places | undefined;

  /** `spin` makes the text anew, with its places; without it they are those of the original. */
  constructor(text: string, spin?: Spin) {
    this.text = text;
    this.#spin = spin;
  }

  get places(): Places | undefined {
    if (this.#spin === undefined) return undefined;
    this.#places ??= placesOf(this.#spin, this.text.length);
    return this.#places;
  }

  /** The same places with another text of the same length. */
  reworded(text: string): Strand {
    return new Strand(text, this.#spin);
  }
}

/** Puts the units of a view one after the other. */
export type Spin = (spinner: Spinner) => void;

/** Where each unit begins and ends (exclusive) in the original. */
interface Places {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * The strand that `spin` makes. Places are wanted only where something was found, so they are left
 * out until somebody asks for them.
 */
export function spun(spin: Spin): Strand {
  quick.length = 0;
  spin(quick);
  return new Strand(quick.text(), spin);
}

function placesOf(spin: Spin, length: number): Places {
  const spinner = new Spinner(length, true);
  spin(spinner);
  return spinner.places();
}

/** Collects units; it grows as needed, for one character may become several. */
export class Spinner {
  #units: Uint16Array;
  #from: Int32Array;
  #to: Int32Array;
  readonly #placed: boolean;
  length = 0;

  constructor(capacity: number, placed: boolean) {
    this.#placed = placed;
    this.#units = new Uint16Array(capacity);
    this.#from = new Int32Array(placed ? capacity : 0);
    this.#to = new Int32Array(placed ? capacity : 0);
  }

  put(unit: number, from: number, to: number): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    if (this.#placed) {
      this.#from[this.length] = from;
      this.#to[this.length] = to;
    }
    this.length += 1;
  }

  /** Puts one unit of a strand as it is. */
  keep(strand: Strand, at: number): void {
    this.putAt(strand.text.charCodeAt(at), strand, at);
  }

  /** Puts a unit in the place of one of a strand. */
  putAt(unit: number, strand: Strand, at: number): void {
    if (this.#placed) this.put(unit, beginOf(strand, at), endOf(strand, at));
    else this.put(unit, 0, 0);
  }

  /** Puts a unit in the place of several of a strand, `end` exclusive. */
  putOver(unit: number, strand: Strand, start: number, end: number): void {
    if (this.#placed) this.put(unit, beginOf(strand, start), endOf(strand, end - 1));
    else this.put(unit, 0, 0);
  }

  /** Puts a unit that stands for nothing, before one of a strand. */
  putBefore(unit: number, strand: Strand, at: number): void {
    const place = this.#placed ? beginOf(strand, at) : 0;
    this.put(unit, place, place);
  }

  /** The unit last put, or 0. */
  get last(): number {
    return this.length === 0 ? 0 : (this.#units[this.length - 1] ?? 0);
  }

  replaceLast(unit: number, to: number): void {
    this.#units[this.length - 1] = unit;
    if (this.#placed) this.#to[this.length - 1] = to;
  }

  text(): string {
    return textOf(this.#units.subarray(0, this.length));
  }

  places(): Places {
    return { from: this.#from, to: this.#to };
  }

  #grow(): void {
    const capacity = this.#units.length * 2 + 16;
    this.#units = copied(new Uint16Array(capacity), this.#units);
    if (!this.#placed) return;
    this.#from = copied(new Int32Array(capacity), this.#from);
    this.#to = copied(new Int32Array(capacity), this.#to);
  }
}

function copied<T extends Uint16Array | Int32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}

/** For texts alone. It is used again for every message: to make room is dearer than to fill it. */
const quick = new Spinner(4096, false);

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

export function textOf(units: Uint16Array): string {
  return decoder.decode(units);
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
