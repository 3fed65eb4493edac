/** An answer that is dear and may be a little old: worked out at most once in a while for each tenant. */
import { wallMs } from '../../platform/clock.js';

export class Remembered<T> {
  readonly #known = new Map<number, { readonly at: number; readonly answer: Promise<T> }>();

  constructor(private readonly forMs: number) {}

  /** Who comes meanwhile waits for the answer under way; a failure is not remembered. */
  async of(tenant: number, work: () => Promise<T>): Promise<T> {
    const known = this.#known.get(tenant);
    if (known !== undefined && wallMs() - known.at < this.forMs) return known.answer;
    const entry = { at: wallMs(), answer: work() };
    this.#known.set(tenant, entry);
    try {
      return await entry.answer;
    } catch (error) {
      if (this.#known.get(tenant) === entry) this.#known.delete(tenant);
      throw error;
    }
  }
}
