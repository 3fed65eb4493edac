/** Closes the log of a town, and has its end and the beginning of the next one signed. */
import path from 'node:path';
import { closeLog } from '../../src/evidence/log/closing.js';
import { Database } from '../../src/platform/database.js';
import type { Exports } from './exports.js';

export async function closeIt({ town, folder, seal }: Exports): Promise<void> {
  await seal();
  const { clock, keys, evidenceOrigin: origin } = town.installation;
  const sequencer = new Database(town.databaseUrl, clock, { max: 1, role: 'dunwell_sequencer' });
  try {
    const house = { keys, origin, folder: path.join(folder, 'signer') };
    const wish = { log: `${origin}/t1`, reason: 'planned' } as const;
    await sequencer.tx(1, (tx) => closeLog(tx, house, wish));
  } finally {
    await sequencer.close();
  }
  await seal();
}
