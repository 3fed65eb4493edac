/**
 * `evidence close [--log <name>] [--reason <reason>]`: closes the evidence log for good and opens the one that follows
 * it. Given the name of a log that is closed already, it only sees to it that its end is signed.
 */
import { parseArgs } from 'node:util';
import { onInstallation, UsageError } from './commands.js';
import { CLOSE_REASONS, closeLog, type Wish } from './evidence/log/closing.js';
import { catchUp } from './evidence/log/catch-up.js';
import { logsOf } from './evidence/log/logs.js';
import { readConfig } from './platform/config.js';
import { Database, type Tx } from './platform/database.js';
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
      const log = asked.log ?? (await sequencer.tx(DEFAULT_TENANT, onlyLog));
      return await sequencer.tx(DEFAULT_TENANT, (tx) => closeLog(tx, work, { ...asked, log }));
    } finally {
      await sequencer.close();
      await catchUp(work, DEFAULT_TENANT);
    }
  });
  process.stdout.write(`${JSON.stringify(closed)}\n`);
}

/** Whoever repeats the command after an answer that was lost must not close the next log as well. */
async function onlyLog(tx: Tx): Promise<string> {
  const logs = await logsOf(tx);
  const [first] = logs;
  if (first !== undefined && logs.length === 1) return first.name;
  const names = logs.map(({ name }) => name).join('`, `');
  throw new UsageError(`a log was closed before (\`${names}\`): name the one with --log <name>`);
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
