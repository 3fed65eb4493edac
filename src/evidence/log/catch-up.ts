/** Brings the log up to date: everything that waits gets its place, and the signer signs the whole. */
import type { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { integrate, openLog } from './sequencer.js';
import { keyOf, seal } from './signer.js';

export interface LogWork {
  readonly url: string;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly origin: string;
  /** Of the signer: its key and its memory. */
  readonly folder: string;
}

/** Answers the size that is sealed; its last record is a new `subject.heads`. */
export async function catchUp(work: LogWork, tenant: number): Promise<number> {
  const name = { keys: work.keys, log: `${work.origin}/t${tenant}` };
  const sequencer = new Database(work.url, work.clock, { max: 1, role: 'dunwell_sequencer' });
  const sealer = new Database(work.url, work.clock, { max: 1, role: 'dunwell_sealer' });
  try {
    const { vkey } = keyOf(work.folder, name.log);
    await sequencer.tx(tenant, (tx) => openLog(tx, name, vkey));
    let taken = 1;
    while (taken > 0) taken = await sequencer.tx(tenant, (tx) => integrate(tx, name));
    await sequencer.tx(tenant, (tx) => integrate(tx, name, { heads: true }));
    return await seal(sealer, tenant, work.folder, name.log);
  } finally {
    await sequencer.close();
    await sealer.close();
  }
}
