/**
 * Shows new checkpoints to witnesses, beside the sealing: a witness that is slow or away holds up nobody but the gate
 * that asks for it.
 *
 * All are shown the same checkpoint, so that enough of them meet under one. A round ends when that is so; who is still
 * busy then is left out of the next. Any number of processes may do it: a witness signs a checkpoint as often as it is shown.
 * Logs are shown beside each other, for the end of one that was closed may be refused for ever.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database.js';
import { complain, tell, warn } from '../../platform/log.js';
import { consistencyProof } from '../tree/proof.js';
import { sealedSize } from '../log/sealer.js';
import { hashesBetween } from '../pack/tiles.js';
import { AheadError, askWitness, WitnessError, type Shown } from './ask.js';
import { keepCosignature, nextTargets, type Target } from './cosignature.repository.js';
import type { Witness, Witnesses } from './witnesses.js';

export interface WitnessWork {
  readonly url: string;
  readonly clock: Clock;
  readonly witnesses: Witnesses;
  /** Between two rounds. A gate that waits for witnesses is impatient; nobody else is. */
  readonly paceMs: number;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const AFTER_FAILURE_MS = 2_000;
/** Nothing waits for it but what was decided in that log. */
const CLOSED_AFTER_FAILURE_MS = 60_000;
// A log that grows all the while is never done.
const ROUNDS_MAX = 20;

export class Witnessing {
  readonly #database: Database;
  readonly #stopped = new AbortController();
  /** By log and witness: busy, or not to be asked before an instant. */
  readonly #busy = new Set<string>();
  readonly #notBefore = new Map<string, number>();
  readonly #troubled = new Map<string, string>();
  #running: Promise<void> | undefined;
  #asking = new Set<Promise<unknown>>();

  constructor(private readonly work: WitnessWork) {
    this.#database = new Database(work.url, work.clock, { max: 2, role: 'dunwell_sealer' });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await Promise.allSettled(this.#asking);
    await this.#database.close();
  }

  /** Shows a tenant's newest checkpoints; answers whether enough signed that of the log that grows. */
  async round(tenant: number): Promise<boolean> {
    const targets = await this.#targets(tenant);
    const shown = targets.map(async (target) => this.#show(tenant, target));
    // Who is slow with a closed log holds up no round.
    if (targets.at(-1)?.log.closedAt !== null) return true;
    // Nor does one that hangs, for long: it is left out of the next, and one that failed is asked again.
    const { signal } = this.#stopped;
    const over = sleep(AFTER_FAILURE_MS, false, { signal, ref: false }).catch(() => false);
    return Promise.race([shown.at(-1)!, over]);
  }

  #targets(tenant: number): Promise<Target[]> {
    const names = this.work.witnesses.list.map(({ name }) => name);
    return this.#database.tx(tenant, (tx) => nextTargets(tx, names));
  }

  async #show(tenant: number, target: Target): Promise<boolean> {
    const free = this.work.witnesses.list.filter(
      ({ name }) =>
        this.#isFree(`${target.log.name} ${name}`) && target.known.get(name) !== target.size,
    );
    const asked = free.map((witness) => this.#ask(tenant, witness, target));
    for (const one of asked) {
      this.#asking.add(one);
      void one.finally(() => this.#asking.delete(one));
    }
    return untilEnough(asked);
  }

  /**
   * Shows what is newest in every log of a tenant; answers whether enough signed all of the log that grows. Of those
   * that were closed it only tells.
   */
  async finish(tenant: number): Promise<boolean> {
    for (let rounds = 0; rounds < ROUNDS_MAX; rounds++) {
      const targets = await this.#targets(tenant);
      const signed = await Promise.all(targets.map(async (target) => this.#show(tenant, target)));
      for (const [i, { log }] of targets.entries())
        if (log.closedAt !== null && signed[i] !== true)
          warn('witness', `not enough witnesses have signed the end of \`${log.name}\``);
      if (targets.at(-1)?.log.closedAt !== null) return true;
      if (signed.at(-1) !== true) return false;
    }
    return false;
  }

  #isFree(name: string): boolean {
    return !this.#busy.has(name) && (this.#notBefore.get(name) ?? 0) <= performance.now();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        // Beside each other: a witness of one that hangs holds up no other.
        await Promise.all((await this.#database.tenants()).map((tenant) => this.round(tenant)));
      } catch (error) {
        complain('witness', error);
        await sleep(AFTER_FAILURE_MS, undefined, { signal }).catch(() => {});
      }
      await sleep(this.work.paceMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Never fails: what is wrong with one witness is told once, and asked again later. */
  async #ask(tenant: number, witness: Witness, target: Target): Promise<boolean> {
    const { witnesses, timeoutMs = TIMEOUT_MS } = this.work;
    const { log } = target;
    const name = `${log.name} ${witness.name}`;
    this.#busy.add(name);
    try {
      const shown = await this.#database.tx(tenant, (tx) =>
        Promise.resolve(this.#shown(tx, target)),
      );
      const cosigned = await askWitness(
        witness,
        shown,
        target.known.get(witness.name) ?? 0,
        timeoutMs,
      );
      const isEnough = await this.#database.tx(tenant, (tx) =>
        keepCosignature(tx, witnesses, target, witness.name, cosigned),
      );
      if (this.#troubled.delete(name))
        tell('witness', `\`${witness.name}\` signs \`${log.name}\` again`);
      return isEnough;
    } catch (error) {
      const pauseMs = log.closedAt === null ? AFTER_FAILURE_MS : CLOSED_AFTER_FAILURE_MS;
      this.#notBefore.set(name, performance.now() + pauseMs);
      if (!(await this.#isOvertaken(tenant, target, error)))
        this.#tellTrouble(name, log.name, error);
      return false;
    } finally {
      this.#busy.delete(name);
    }
  }

  /** Another process has shown more meanwhile. */
  async #isOvertaken(tenant: number, { log }: Target, error: unknown): Promise<boolean> {
    if (!(error instanceof AheadError)) return false;
    return this.#database.tx(tenant, sealedSize).then(
      (sealed) => sealed >= log.base + error.size,
      () => false,
    );
  }

  #shown(tx: Tx, { log, size, note }: Target): Shown {
    const { tenant, at } = tx;
    const proof = async (older: number) =>
      older === 0
        ? []
        : this.#database.tx(tenant, async (reading) =>
            consistencyProof(await hashesBetween(reading, log, older, size), older, size),
          );
    return { text: `${note.split('\n', 3).join('\n')}\n`, note, size, at, proof };
  }

  #tellTrouble(name: string, log: string, error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    if (this.#troubled.get(name) === said) return;
    this.#troubled.set(name, said);
    // Ours are about sizes and names; of what the network throws only the kind is told.
    if (error instanceof WitnessError) warn('witness', `the log \`${log}\`: ${said}`);
    else complain('witness', error);
  }
}

/** At the first that found enough; else when all have answered. */
async function untilEnough(asked: readonly Promise<boolean>[]): Promise<boolean> {
  const found = asked.map(async (one) => {
    if (!(await one)) throw new Error('not enough');
  });
  return Promise.any(found).then(
    () => true,
    () => false,
  );
}
