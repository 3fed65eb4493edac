/** Keeps the key-encryption keys young: begins epochs, moves persons into the newest, destroys what nobody needs. */
import { Database, codeOf } from '../../platform/database.js';
import { DEFAULT_TENANT } from '../../platform/installation.js';
import { claimFolder } from '../../platform/key-folder.js';
import { lockName } from '../../platform/named-lock.js';
import { destroyedEpochs, installationOf, livingEpochs, type Epoch } from './epoch.repository.js';
import { dropOlder, keepPersons } from './kept-persons.js';
import {
  beginEpoch,
  FIRST_PARTY,
  isAnyoneBefore,
  outdated,
  rewrapPage,
  type Rotating,
  strikeOff,
} from './rotate.js';

const FOREIGN_KEY_VIOLATION = '23503';

export class Keeper {
  /** The newest epoch in which this process has seen everybody. */
  #settledIn = 0;

  constructor(
    private readonly service: Database,
    private readonly rotating: Rotating,
  ) {}

  /** What a beat does: an epoch by age, and whatever a rotation that was killed has left. */
  async tick(kekMs: number): Promise<void> {
    if (kekMs > 0) await this.#begin(kekMs);
    await this.goOn();
  }

  /** By command, whatever the age. */
  async begin(): Promise<number> {
    const epoch = await this.#begin();
    if (epoch === undefined) throw new Error('no epoch was begun');
    return epoch;
  }

  /** Answers how many epochs were destroyed. */
  async goOn(): Promise<number> {
    const living = await this.service.tx(DEFAULT_TENANT, livingEpochs);
    const newest = living.at(-1)?.epoch ?? 0;
    if (living.length < 2 || newest === this.#settledIn) return 0;
    await this.#claim();
    const tenants = await this.service.tenants();
    for (const tenant of tenants) await this.#rewrap(tenant, newest);
    const destroyed = await this.#destroy(newest, outdated(living));
    const left = await Promise.all(
      tenants.map((tenant) => this.service.tx(tenant, (tx) => isAnyoneBefore(tx, newest))),
    );
    // A person was made meanwhile under an older one: the next time.
    if (destroyed !== undefined && !left.includes(true)) this.#settledIn = newest;
    return destroyed ?? 0;
  }

  #begin(olderThanMs?: number): Promise<number | undefined> {
    return this.service.tx(DEFAULT_TENANT, (tx) => beginEpoch(tx, this.rotating, olderThanMs));
  }

  async #rewrap(tenant: number, epoch: number): Promise<void> {
    for (let after: string | undefined = FIRST_PARTY; after !== undefined;) {
      const from: string = after;
      after = await this.service.tx(tenant, (tx) =>
        rewrapPage(tx, this.rotating.keys, epoch, from),
      );
    }
  }

  /** Before anything is wrapped by a key of that folder, or destroyed in it. */
  async #claim(): Promise<void> {
    const { folder } = this.rotating.keys.ring;
    const installation = await this.service.tx(DEFAULT_TENANT, installationOf);
    if (folder !== undefined) claimFolder(folder, installation);
  }

  /** First the keys of the living, then the row, then the file. Undefined: somebody is still in one. */
  async #destroy(newest: number, epochs: readonly Epoch[]): Promise<number | undefined> {
    const { ring } = this.rotating.keys;
    const { folder } = ring;
    if (epochs.length === 0 || folder === undefined) return 0;
    return this.service.tx(DEFAULT_TENANT, async (held) => {
      // Who reads the living later must write them later: an older file in place of a newer one would bring somebody back.
      await lockName(held, 'dunwell kept persons');
      const before = await destroyedEpochs(held);
      await keepPersons(this.service, folder, newest, {
        destroyed: [...before, ...epochs],
        // Throws if the lock went with its connection.
        isHeld: () => held.now(),
      });
      const struck = await this.#strikeOff(epochs);
      for (const { epoch, fingerprint } of struck ?? []) ring.destroyOnly(epoch, fingerprint);
      dropOlder(folder, newest);
      return struck?.length;
    });
  }

  async #strikeOff(epochs: readonly Epoch[]): Promise<Epoch[] | undefined> {
    const { url, clock } = this.service;
    const eraser = new Database(url, clock, { max: 1, role: 'dunwell_eraser' });
    try {
      return await eraser.tx(DEFAULT_TENANT, (tx) => strikeOff(tx, this.rotating.evidence, epochs));
    } catch (error) {
      // A person was made under it meanwhile: the next time.
      if (codeOf(error) === FOREIGN_KEY_VIOLATION) return undefined;
      throw error;
    } finally {
      await eraser.close();
    }
  }
}
