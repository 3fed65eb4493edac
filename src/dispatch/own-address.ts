/**
 * Where a user wants to see words for themselves. An address is proved by a code that was sent there; until
 * then nothing else is sent to it.
 */
import { randomInt } from 'node:crypto';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';

const CODE_MS = 15 * 60_000;
const TRIES_MAX = 5;

export type OwnChannel = 'sms' | 'email';

interface Place {
  readonly user_id: string;
  readonly channel: OwnChannel;
}

/** Takes the place of an earlier one, proved or not; answers the code to send there. */
export async function enterAddress(
  tx: Tx,
  keys: Keys,
  place: Place,
  address: string,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await tx.query(
    `insert into own_address (tenant, user_id, channel, address, code_hash, code_expires_at, tries, verified_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, null, $7)
     on conflict (tenant, user_id, channel) do update set address = excluded.address, code_hash = excluded.code_hash,
       code_expires_at = excluded.code_expires_at, tries = 0, verified_at = null, updated_at = excluded.updated_at`,
    [
      tx.tenant,
      place.user_id,
      place.channel,
      keys.sealForInstallation(useOf(tx, place), Buffer.from(address)),
      hashOf(tx, keys, place, code),
      iso(tx.at + CODE_MS),
      iso(tx.at),
    ],
  );
  return code;
}

/** False: wrong, used or too old. A wrong one is counted, so the caller must let this commit. */
export async function proveAddress(
  tx: Tx,
  keys: Keys,
  place: Place,
  code: string,
): Promise<boolean> {
  const [row] = await tx.query<{ proved: boolean }>(
    `update own_address set tries = tries + 1, updated_at = $5,
            verified_at = case when code_hash = $4 then $5::timestamptz end,
            code_hash = case when code_hash = $4 then null else code_hash end
      where tenant = $1 and user_id = $2 and channel = $3 and verified_at is null and code_hash is not null
        and tries < $6 and code_expires_at > $5
      returning verified_at is not null as proved`,
    [tx.tenant, place.user_id, place.channel, hashOf(tx, keys, place, code), iso(tx.at), TRIES_MAX],
  );
  return row?.proved ?? false;
}

export interface OwnAddress {
  readonly channel: OwnChannel;
  readonly address: string;
  readonly verified_at: Date | null;
}

/** @param lock the user's tests wait for each other */
export async function ownAddresses(
  tx: Tx,
  keys: Keys,
  user_id: string,
  lock = false,
): Promise<OwnAddress[]> {
  const rows = await tx.query<Omit<OwnAddress, 'address'> & { address: Buffer }>(
    `select channel, address, verified_at from own_address where tenant = $1 and user_id = $2
      order by channel${lock ? ' for update' : ''}`,
    [tx.tenant, user_id],
  );
  return rows.map((row) => ({
    ...row,
    address: keys
      .openForInstallation(useOf(tx, { user_id, channel: row.channel }), row.address)
      .toString(),
  }));
}

function useOf({ tenant }: Tx, { user_id, channel }: Place): string {
  return `own-address/${tenant}/${user_id}/${channel}`;
}

function hashOf(tx: Tx, keys: Keys, place: Place, code: string): Buffer {
  return keys.requestHash(`${useOf(tx, place)}/code/${code}`);
}
