/** `evidence audit --out <dir>`: seals what waits and writes the whole log for others to check. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './commands.js';
import { catchUp } from './evidence/log/catch-up.js';
import { writeAudit } from './evidence/pack/audit.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT, openInstallation } from './platform/installation.js';
import { openDatabase } from './service.js';

const USAGE = 'usage: evidence audit --out <dir>';

export async function evidence(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  if (positionals.join() !== 'audit' || values.out === undefined) throw new UsageError(USAGE);
  const config = readConfig();
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const { database, keys, clock, evidenceOrigin } = await openInstallation(config, ownerUrl);
    const out = values.out;
    try {
      const folder = path.join(config.dataDir, 'signer');
      const work = { url: ownerUrl, clock, keys, origin: evidenceOrigin, folder };
      await catchUp(work, DEFAULT_TENANT);
      const size = await database.tx(DEFAULT_TENANT, (tx) => writeAudit(tx, out));
      process.stderr.write(`the log with its ${size} records is in \`${out}\`\n`);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
