/** A process of role `sealer`: it gives records their places and signs, and does nothing else. */
import { Sealing } from './evidence/log/sealing.js';
import type { Config } from './platform/config.js';
import { wakeStamping, wakeWitnesses } from './witness-service.js';
import { openInstallation } from './platform/installation.js';
import { openDatabase } from './open-database.js';

export async function startSealer(config: Config): Promise<{ close(): Promise<void> }> {
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const { database, keys, clock, evidenceOrigin } = await openInstallation(config, ownerUrl);
    await database.close();
    const sealing = new Sealing({
      url: ownerUrl,
      clock,
      keys,
      origin: evidenceOrigin,
      folder: config.signerDir,
    });
    sealing.start();
    const witnessing = wakeWitnesses(config, ownerUrl, clock);
    witnessing?.start();
    const stamping = wakeStamping(config, ownerUrl, clock);
    stamping?.start();
    const close = async () => {
      await witnessing?.stop();
      await stamping?.stop();
      await sealing.stop();
      await embedded?.stop();
    };
    return { close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
