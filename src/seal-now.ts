/** Has everything that waits sealed, with a record of all heads at its end, before a command reads the log. */
import { catchUp } from './evidence/log/catch-up.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT, type Installation } from './platform/installation.js';

export async function sealNow(installation: Installation): Promise<void> {
  const { database, keys, clock, evidenceOrigin } = installation;
  const { signerDir: folder } = readConfig();
  const work = { url: database.url, clock, keys, origin: evidenceOrigin, folder };
  await catchUp(work, DEFAULT_TENANT);
}
