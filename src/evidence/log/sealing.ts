/** Seals all the time, for every tenant: one round after another, a fifth of a second apart unless much waits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { complain, tell, warn } from '../../platform/log.js';
import { KeyStoreError } from './key-store.js';
import { MemoryError } from './memory.js';
import { Sealer, type LogWork } from './sealer.js';
import { SignerError } from './signer.js';

/** What is recorded now is sealed after this and the length of a round, at most. */
const PACE_MS = 200;
/** A database that is away, or a signer that refuses, need not be asked five times a second. */
const AFTER_FAILURE_MS = 2_000;
/** More waits than one round takes: the next follows at once. */
const MUCH = 4_096;

export class Sealing {
  readonly #sealer: Sealer;
  readonly #stopped = new AbortController();
  readonly #waitUntil = new Map<number, number>();
  readonly #standsBy = new Set<number>();
  #running: Promise<void> | undefined;

  constructor(work: LogWork) {
    this.#sealer = new Sealer(work);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await this.#sealer.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const begun = performance.now();
      const more = await this.#everyTenant();
      const rest = more ? 0 : begun + PACE_MS - performance.now();
      await sleep(Math.max(0, rest), undefined, { signal }).catch(() => {});
    }
  }

  /** Whether more waits than was taken. */
  async #everyTenant(): Promise<boolean> {
    let more = false;
    try {
      for (const tenant of await this.#sealer.sequencer.tenants()) {
        if (this.#stopped.signal.aborted) return false;
        if ((this.#waitUntil.get(tenant) ?? 0) > performance.now()) continue;
        more = (await this.#oneTenant(tenant)) || more;
      }
    } catch (error) {
      complain('sealing', error);
      await sleep(AFTER_FAILURE_MS, undefined, { signal: this.#stopped.signal }).catch(() => {});
    }
    return more;
  }

  /** One log that must not be signed does not hold up the others. */
  async #oneTenant(tenant: number): Promise<boolean> {
    try {
      const { taken, signs } = await this.#sealer.round(tenant);
      this.#tellWhoSigns(tenant, signs);
      return taken >= MUCH;
    } catch (error) {
      // Ours are about sizes, keys and files; of all others only the kind is told.
      if (isRefusal(error)) warn('sealing', `tenant ${tenant}: ${error.message}`);
      else complain('sealing', error);
      this.#waitUntil.set(tenant, performance.now() + AFTER_FAILURE_MS);
      return false;
    }
  }

  #tellWhoSigns(tenant: number, signs: boolean): void {
    if (signs === !this.#standsBy.has(tenant)) return;
    if (signs) this.#standsBy.delete(tenant);
    else this.#standsBy.add(tenant);
    const what = signs ? 'signs' : 'stands by: the key of the log lies elsewhere';
    tell('sealing', `tenant ${tenant}: this process ${what}`);
  }
}

/** The signer will not sign what it is shown, and somebody has to look. */
function isRefusal(error: unknown): error is Error {
  return [SignerError, MemoryError, KeyStoreError].some((kind) => error instanceof kind);
}
