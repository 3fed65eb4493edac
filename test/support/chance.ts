/** Chance that is the same in every run. */

/** From 0 to 1, always the same ones. */
export function chances(start: number): () => number {
  let seed = start;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** Orders of so many things, one after the other, always the same. */
export function shuffler(size: number): () => readonly number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  const chance = chances(7);
  return () => {
    for (let at = size - 1; at > 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return order;
  };
}
