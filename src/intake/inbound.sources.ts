/** Who may post to the signed doors: secrets, sealed to the installation and shown once. */
import { newSecret } from '../platform/outgoing/signature.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import type { Scribe } from '../portfolio/scribe.js';

export interface Source {
  readonly id: string;
  readonly region: string | null;
  readonly secret: string;
}

export type SourceRow = {
  id: string;
  label: string;
  region: string | null;
  created_at: Date;
  revoked_at: Date | null;
};

/** Those whose signatures count. @param id only this one */
export async function livingSources(tx: Tx, keys: Keys, id?: string): Promise<Source[]> {
  const rows = await tx.query<{ id: string; region: string | null; secret: Buffer }>(
    `select id, region, secret from inbound_source
      where tenant = $1 and revoked_at is null and ($2::uuid is null or id = $2) order by id`,
    [tx.tenant, id ?? null],
  );
  return rows.map(({ secret, ...row }) => ({
    ...row,
    secret: keys.openForInstallation(useOf(row.id), secret).toString(),
  }));
}

export async function listSources(tx: Tx): Promise<SourceRow[]> {
  return tx.query<SourceRow>(
    'select id, label, region, created_at, revoked_at from inbound_source where tenant = $1 order by id',
    [tx.tenant],
  );
}

export async function addSource(
  { tx, keys, evidence }: Scribe,
  { label, region }: { label: string; region: string | null },
  by: string,
): Promise<{ id: string; secret: string }> {
  const id = uuid7(tx.at);
  const secret = newSecret();
  await tx.query(
    `insert into inbound_source (tenant, id, label, region, secret, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenant,
      id,
      label,
      region,
      keys.sealForInstallation(useOf(id), Buffer.from(secret)),
      iso(tx.at),
      by,
    ],
  );
  await evidence.write(tx, [changed(id, by, 'added')]);
  return { id, secret };
}

/** False if it was revoked before. */
export async function revokeSource(
  { tx, evidence }: Scribe,
  id: string,
  by: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update inbound_source set revoked_at = $3, revoked_by = $4
      where tenant = $1 and id = $2 and revoked_at is null returning 1`,
    [tx.tenant, id, iso(tx.at), by],
  );
  if (rows.length === 0) return false;
  await evidence.write(tx, [changed(id, by, 'revoked')]);
  return true;
}

function changed(id: string, by: string, change: string) {
  return {
    kind: 'config.changed' as const,
    subject: null,
    body: { by: publicId('user', by), change, source: publicId('source', id) },
  };
}

function useOf(id: string): string {
  return `inbound-source/${id}`;
}
