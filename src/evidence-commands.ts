/** `evidence audit --out <dir>`: seals what waits and writes the whole log for others to check. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { onInstallation, UsageError } from './commands.js';
import { catchUp } from './evidence/log/catch-up.js';
import { writeAudit } from './evidence/pack/audit.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT } from './platform/installation.js';

const USAGE = 'usage: evidence audit --out <dir>';

export async function evidence(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  if (positionals.join() !== 'audit' || values.out === undefined) throw new UsageError(USAGE);
  const { out } = values;
  const folder = path.join(readConfig().dataDir, 'signer');
  await onInstallation(async ({ database, keys, clock, evidenceOrigin }) => {
    const work = { url: database.url, clock, keys, origin: evidenceOrigin, folder };
    await catchUp(work, DEFAULT_TENANT);
    const size = await database.tx(DEFAULT_TENANT, (tx) => writeAudit(tx, out));
    process.stderr.write(`the log with its ${size} records is in \`${out}\`\n`);
  });
}
