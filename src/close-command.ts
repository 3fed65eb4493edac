/**
 * `evidence close [--log <name>] [--reason <reason>]`: closes the evidence log for good and opens the one that follows
 * it. Given the name of a log that is closed already, it only sees to it that its end is signed.
 */
import { parseArgs } from 'node:util';
import { onInstallation, UsageError } from './commands.js';
import { CLOSE_REASONS, closeLog, type Wish } from './evidence/log/closing.js';
import { catchUp } from './evidence/log/catch-up.js';
import { logName } from './evidence/log-name.js';
import { logsOf } from './evidence/log/logs.js';
import { readConfig } from './platform/config.js';
import { Database } from './platform/database.js';
import { DEFAULT_TENANT } from './platform/installation.js';

const USAGE = `usage: evidence close [--log <name>] [--reason ${CLOSE_REASONS.join('|')}]`;

export async function close(args: string[]): Promise<void> {
  const asked = read(args);
  const { signerDir: folder } = readConfig();
  const closed = await onInstallation(async ({ database, clock, keys, evidenceOrigin: origin }) => {
    const work = { url: database.url, clock, keys, origin, folder };
    // Signed as far as it goes, before anything is irrevocable: a signer that refuses must be heard first.
    await catchUp(work, DEFAULT_TENANT);
    const sequencer = new Database(database.url, clock, { max: 1, role: 'dunwell_sequencer' });
    try {
      const current = await sequencer.tx(DEFAULT_TENANT, async (tx) => (await logsOf(tx)).at(-1));
      const log = asked.log ?? current?.name ?? logName(origin, DEFAULT_TENANT);
      return await sequencer.tx(DEFAULT_TENANT, (tx) => closeLog(tx, work, { ...asked, log }));
    } finally {
      await sequencer.close();
      await catchUp(work, DEFAULT_TENANT);
    }
  });
  process.stdout.write(`${JSON.stringify(closed)}\n`);
}

function read(args: string[]): Pick<Wish, 'reason'> & { readonly log: string | undefined } {
  const { values } = parseArgs({
    args,
    options: { log: { type: 'string' }, reason: { type: 'string', default: 'planned' } },
  });
  const reason = CLOSE_REASONS.find((one) => one === values.reason);
  if (reason === undefined) throw new UsageError(USAGE);
  return { log: values.log, reason };
}
