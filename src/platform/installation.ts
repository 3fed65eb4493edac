/**
 * Opens the database for service: schema, the one installation row, the default tenant, and the keys.
 */
import type pg from 'pg';
import { Clock, iso } from './clock.js';
import { ConfigError, type Config } from './config.js';
import { Database } from './database.js';
import { asGuest, isGuest } from './guest.js';
import { armKillPoint } from './kill-point.js';
import { requireWritable } from './key-folder.js';
import type { Keys } from './keys.js';
import { tell } from './log.js';
import { loadKeys } from './master-key.js';
import { requireEpochs } from './key-epochs.js';
import { migrate } from './migrate.js';
import { withClient } from './one-client.js';

export const DEFAULT_TENANT = 1;

export interface Installation {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  /** The host-like part of every evidence log's name, fixed at first start. */
  readonly evidenceOrigin: string;
  /** Another one after a restore. */
  readonly id: string;
}

export interface Opening {
  /** Whoever adopts the folder of keys may find it another's. */
  readonly adopts?: boolean;
}

/** @param ownerUrl a role that owns the schema; the service itself then works as `dunwell_app`. A sealer may be a guest. */
export async function openInstallation(
  config: Config,
  ownerUrl: string,
  { adopts = false }: Opening = {},
): Promise<Installation> {
  armKillPoint(config.testKillAt);
  if (config.role === 'sealer' && (await isGuest(ownerUrl))) return joinAsGuest(config, ownerUrl);
  await migrate(ownerUrl);
  const clock = new Clock(config.testClockAt);
  return withClient(ownerUrl, async (owner) => {
    await refuseUnsafe(owner, config.allowUnsafeDatabase);
    // Two processes that start on an empty database must agree on one key.
    await owner.query('begin; lock table installation in exclusive mode');
    const settled = await settle(owner, { ...config, adopts }, clock);
    await owner.query('commit');
    return { database: new Database(ownerUrl, clock), clock, ...settled };
  });
}

/** Changes nothing, so it needs no lock. */
async function joinAsGuest(config: Config, url: string): Promise<Installation> {
  const clock = new Clock(config.testClockAt);
  return asGuest(url, async (guest) => {
    await refuseUnsafe(guest, config.allowUnsafeDatabase);
    const row = await rowOf(guest);
    if (row === undefined)
      throw new ConfigError('nothing is installed in this database yet: start the service first');
    const { id, key_fingerprint, evidence_origin: evidenceOrigin } = row;
    const keys = loadKeys(config, key_fingerprint);
    return { database: new Database(url, clock), keys, clock, evidenceOrigin, id };
  });
}

const CHANGE_KEYS: ReadonlySet<Config['role']> = new Set(['all', 'worker']);

type Row = { id: string; key_fingerprint: string; evidence_origin: string };

async function rowOf(client: pg.Client): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    'select id, key_fingerprint, evidence_origin from installation',
  );
  return rows[0];
}

async function settle(owner: pg.Client, config: Config & Opening, clock: Clock) {
  const row = await rowOf(owner);
  const keys = loadKeys(config, row?.key_fingerprint);
  const { id, evidence_origin: evidenceOrigin } = row ?? (await begun(owner, config, keys, clock));
  // Who changes keys by age finds out now, not in a month.
  const { folder } = keys.ring;
  if (config.kekMs > 0 && CHANGE_KEYS.has(config.role) && folder !== undefined)
    requireWritable(folder);
  // The sealer reads nothing of anybody.
  if (config.role !== 'sealer')
    await requireEpochs(owner, keys.ring, config.adopts === true ? undefined : id);
  return { id, keys, evidenceOrigin };
}

async function begun(owner: pg.Client, config: Config, keys: Keys, clock: Clock): Promise<Row> {
  const at = iso(clock.local());
  const { rows } = await owner.query<Row>(
    `insert into installation (key_fingerprint, evidence_origin, created_at) values ($1, $2, $3)
     returning id, key_fingerprint, evidence_origin`,
    [keys.fingerprint, config.evidenceOrigin, at],
  );
  await owner.query('insert into kek_epoch (epoch) values (1)');
  await owner.query(
    "insert into tenant (slug, name, created_at) values ('default', 'Default', $1)",
    [at],
  );
  return rows[0]!; // the one that was just inserted
}

/** Evidence on a database that may forget committed rows is no evidence. */
async function refuseUnsafe(owner: pg.Client, allowed: boolean): Promise<void> {
  const { rows } = await owner.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') and setting = 'off'`,
  );
  if (rows.length === 0) return;
  const off = rows.map(({ name }) => `\`${name}\``).join(', ');
  const danger = `PostgreSQL runs with ${off} off, so committed evidence could be lost`;
  if (!allowed) throw new ConfigError(`${danger}: switch it on`);
  tell('database', `${danger}: this is for tests alone`);
}
