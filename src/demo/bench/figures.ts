/** What a run comes to. */
export interface Figures {
  readonly contacts: number;
  readonly seconds: number;
  readonly per_second: number;
  /** Milliseconds from the moment everything was due to the end of a contact. */
  readonly p50_ms: number;
  readonly p99_ms: number;
}

/** @param endings milliseconds after the start at which each contact ended, in any order; never empty */
export function figuresOf(endings: readonly number[]): Figures {
  const sorted = endings.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const seconds = (sorted.at(-1) ?? 0) / 1_000;
  return {
    contacts: sorted.length,
    seconds: round(seconds),
    per_second: Math.round(sorted.length / seconds),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
  };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Ours must never exceed a cap; what the naive guard does is only told. @param overshoot contacts beyond the cap */
export function exitCodeOf(overshoot: { readonly naive: number; readonly dunwell: number }): 0 | 1 {
  return overshoot.dunwell > 0 ? 1 : 0;
}
