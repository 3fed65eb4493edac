/**
 * Has everything that waits sealed, with a record of all heads at its end, before a command reads the log. Witnesses, if
 * there are any, are shown the end; without enough of them the command goes on unless the gate asks for them.
 */
import { catchUp, NotSealedError } from './evidence/log/catch-up.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT, type Installation } from './platform/installation.js';
import { warn } from './platform/log.js';
import { wakeWitnesses } from './witness-service.js';

export async function sealNow(installation: Installation): Promise<void> {
  const { database, keys, clock, evidenceOrigin } = installation;
  const config = readConfig();
  const work = { url: database.url, clock, keys, origin: evidenceOrigin, folder: config.signerDir };
  await catchUp(work, DEFAULT_TENANT);
  const witnessing = wakeWitnesses(config, database.url, clock);
  if (witnessing === undefined) return;
  try {
    if (await witnessing.finish(DEFAULT_TENANT)) return;
  } finally {
    await witnessing.stop();
  }
  const trouble = 'not enough witnesses have signed the newest checkpoint';
  if (config.evidenceGate === 'witnessed') throw new NotSealedError(trouble);
  warn('witness', trouble);
}
