/** `evidence signer rotate|adopt|confirm-clock`: what is done to the signer of the log by hand. */
import { parseArgs } from 'node:util';
import { onInstallation, UsageError } from './commands.js';
import { adopt } from './evidence/log/adoption.js';
import { confirmClock } from './evidence/log/confirm-clock.js';
import type { LogHouse } from './evidence/log/growth.js';
import { rotate } from './evidence/log/rotation.js';
import { iso } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { Database, type Tx } from './platform/database.js';
import { DEFAULT_TENANT } from './platform/installation.js';

const USAGE =
  'usage: evidence signer rotate [--overlap-hours 24] | adopt --from <copy of its folder> | confirm-clock [--accept-backdated]';
const HOUR_MS = 3_600_000;

export async function signer([name = '', ...args]: string[]): Promise<void> {
  if (name === 'rotate') return rotateKey(args);
  if (name === 'adopt') return adoptSigner(args);
  if (name === 'confirm-clock') return confirm(args);
  throw new UsageError(USAGE);
}

async function rotateKey(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { 'overlap-hours': { type: 'string', default: '24' } },
  });
  const hours = Number(values['overlap-hours']);
  if (!Number.isFinite(hours) || hours < 0) throw new UsageError(USAGE);
  const { from, to, overlap_until } = await asSequencer((tx, house, folder) =>
    rotate(tx, house, folder, Math.round(hours * HOUR_MS)),
  );
  const told = { from, to, overlap_until: iso(overlap_until) };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

async function adoptSigner(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' } } });
  const { from } = values;
  if (from === undefined) throw new UsageError(USAGE);
  const adopted = await asSequencer((tx, house, folder) => adopt(tx, house, { from, folder }));
  process.stdout.write(`${JSON.stringify(adopted)}\n`);
}

/** Somebody has looked at a clock that holds the log up. */
async function confirm(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { 'accept-backdated': { type: 'boolean' } } });
  const { at, byMs } = await asSequencer((tx, house) =>
    confirmClock(tx, house, values['accept-backdated'] === true),
  );
  process.stdout.write(`${JSON.stringify({ at: iso(at), by_ms: byMs })}\n`);
}

export async function asSequencer<T>(
  work: (tx: Tx, house: LogHouse, folder: string) => Promise<T>,
): Promise<T> {
  const { signerDir } = readConfig();
  return onInstallation(async ({ database, clock, keys, evidenceOrigin }) => {
    const sequencer = new Database(database.url, clock, { max: 1, role: 'dunwell_sequencer' });
    const house = { keys, origin: evidenceOrigin };
    try {
      return await sequencer.tx(DEFAULT_TENANT, (tx) => work(tx, house, signerDir));
    } finally {
      await sequencer.close();
    }
  });
}
