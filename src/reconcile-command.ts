/** `evidence reconcile --statement vendor.csv …`: what a vendor states and what the log holds, side by side. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { onInstallation, UsageError } from './commands.js';
import { readInstant } from './compliance/instants.js';
import { compareWithLog, counted, recordReconciliation } from './dispatch/reconcile.js';
import { readStatement } from './dispatch/statement.js';
import { EvidenceLog } from './evidence/record.js';
import { publicId } from './platform/ids.js';
import { DEFAULT_TENANT } from './platform/installation.js';

const USAGE =
  'usage: evidence reconcile --statement <vendor.csv> --vendor <name> --from <instant> --until <instant> ' +
  '[--id-column <heading>] [--status-column <heading>]';

/** A difference a line, and the sum at the end; exits with 1 if there is any difference. */
export async function reconcile(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      statement: { type: 'string' },
      vendor: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      'id-column': { type: 'string' },
      'status-column': { type: 'string' },
    },
  });
  const { statement: file, vendor } = values;
  if (file === undefined || vendor === undefined) throw new UsageError(USAGE);
  const period = { from: instantIn(values.from), until: instantIn(values.until) };
  if (period.from >= period.until) throw new UsageError('`--from` is not before `--until`');
  const bytes = readFileSync(file);
  const columns = { id: values['id-column'], status: values['status-column'] };
  const statement = readStatement(bytes, columns);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rows = statement.messages.length + statement.nameless.length;
  const { differences, record } = await onInstallation(
    async ({ database, keys, evidenceOrigin }) => {
      const evidence = new EvidenceLog(keys, evidenceOrigin);
      return database.tx(DEFAULT_TENANT, async (tx) => {
        const found = await compareWithLog(tx, vendor, period, statement);
        const all = { vendor, ...period, sha256, rows, differences: found };
        return { differences: found, record: await recordReconciliation(tx, evidence, all) };
      });
    },
  );
  for (const one of differences) process.stdout.write(`${JSON.stringify(one)}\n`);
  const sum = { rows, differences: counted(differences), record: publicId('record', record) };
  process.stdout.write(`${JSON.stringify(sum)}\n`);
  if (differences.length > 0) process.exitCode = 1;
}

function instantIn(text: string | undefined): number {
  const instant = text === undefined ? undefined : readInstant(text);
  if (instant !== undefined) return instant;
  throw new UsageError(USAGE);
}
