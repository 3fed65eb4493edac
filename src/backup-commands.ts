/** `backup <file>` and `restore <file> [--stopped-at <instant>]`: the whole installation but its keys, in one file. */
import { parseArgs } from 'node:util';
import { restoreBackup } from './backup/restore.js';
import { takeBackup } from './backup/take.js';
import { UsageError } from './commands.js';
import { readInstant } from './compliance/instants.js';
import { Clock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { ownerOf } from './platform/key-folder.js';
import { loadKeys } from './platform/master-key.js';
import { openDatabase } from './open-database.js';

const RESTORE = 'usage: restore <file> [--stopped-at <instant>]';

export async function backup(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('usage: backup <file>');
  const config = readConfig();
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const made = await takeBackup(ownerUrl, new Clock(config.testClockAt), file);
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
    const { taken_at, key_id, logs } = made;
    process.stdout.write(`${JSON.stringify({ file, taken_at, key_id, rows, logs })}\n`);
    const others = config.kekDir === undefined ? '' : `, nor what \`${config.kekDir}\` may hold`;
    process.stderr.write(
      `the master key \`${key_id}\` is not in it${others}: a backup is nothing without the keys, so keep them elsewhere\n`,
    );
  } finally {
    await embedded?.stop();
  }
}

export async function restore(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'stopped-at': { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(RESTORE);
  const given = values['stopped-at'];
  const stopped_at = given === undefined ? undefined : readInstant(given);
  if (given !== undefined && stopped_at === undefined)
    throw new UsageError(`\`--stopped-at ${given}\` is no instant; write 2026-03-10T09:30:00Z`);
  const config = readConfig();
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const done = await restoreBackup(
      {
        ownerUrl,
        clock: new Clock(config.testClockAt),
        keysOf: (fingerprint) => loadKeys(config, fingerprint),
        folder: config.signerDir,
        stopped_at,
        backups_kept_ms: config.backupsKeptMs,
      },
      file,
    );
    process.stdout.write(`${JSON.stringify(done)}\n`);
    if (done.tenants.some(({ paused }) => paused)) process.stderr.write(`${PAUSED}\n`);
    if (ownerOf(config.kekDir) !== undefined)
      process.stderr.write(
        `the keys in \`${config.kekDir}\` belong to the installation that was lost: \`kek adopt\` gives them to this one\n`,
      );
  } finally {
    await embedded?.stop();
  }
}

const PAUSED =
  'everything is paused: enter what came in since the backup, then two persons resume (docs/operations.md)';
