/**
 * After a stop has committed no vendor call for the person begins. One that had begun before may still be on
 * its way: whoever is told that messages have stopped is told when that call has ended too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../platform/database.js';
import { iso, wallMs } from '../platform/clock.js';
import { COVERS } from '../schedule/pause.js';

const LOOK_AGAIN_MS = 10;
const LEASE_MARGIN_MS = 10_000;
/** Carriers give up on a webhook after fifteen seconds. The stop itself stands since its commit. */
export const PATIENCE_MS = 8_000;

/** @param partyIds who said stop */
export async function untilHandedOver(
  database: Database,
  tenant: number,
  partyIds: readonly string[],
): Promise<void> {
  if (partyIds.length === 0) return;
  await until(() => isInFlight(database, tenant, partyIds));
}

/**
 * The same for a pause that has committed: what had begun of its scope has ended when this returns. Nobody but a person
 * waits for it, so it waits for as long as a vendor may take to answer.
 */
export async function untilPauseHolds(
  database: Database,
  tenant: number,
  pauseId: string,
  vendorTimeoutMs: number,
): Promise<void> {
  await until(() => isPassing(database, tenant, pauseId), leaseMs(vendorTimeoutMs));
}

/** The same for a version of a template that is not the active one any more. */
export async function untilReplaced(
  database: Database,
  tenant: number,
  templateId: string,
  vendorTimeoutMs: number,
): Promise<void> {
  await until(() => isLeaving(database, tenant, templateId), leaseMs(vendorTimeoutMs));
}

/**
 * Longer than any vendor call may take, and a mail may wait for a connection for as long as its exchange; afterwards the
 * sweeper calls it unknown. So a send is over when its lease is, whatever became of it.
 */
export function leaseMs(vendorTimeoutMs: number): number {
  return 2 * vendorTimeoutMs + LEASE_MARGIN_MS;
}

async function until(isUnderWay: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const end = wallMs() + patienceMs;
  while (await isUnderWay()) {
    if (wallMs() > end) return;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** A lease that has run out is a process that died: it calls nobody any more. */
function isInFlight(
  database: Database,
  tenant: number,
  partyIds: readonly string[],
): Promise<boolean> {
  return database.tx(tenant, async (tx) => {
    const rows = await tx.query(
      `select 1 from contact c cross join lateral
         (select status, lease_until from contact_state where tenant = $1 and contact_id = c.id offset 0) s
        where c.tenant = $1 and c.party_id = any($2::uuid[]) and s.status = 'sending' and s.lease_until > $3 limit 1`,
      [tx.tenant, partyIds, iso(tx.at)],
    );
    return rows.length > 0;
  });
}

function isPassing(database: Database, tenant: number, pauseId: string): Promise<boolean> {
  return database.tx(tenant, async (tx) => {
    const rows = await tx.query(
      `select 1 from contact_state s
         join contact c on c.tenant = s.tenant and c.id = s.contact_id
         join pause p on p.tenant = s.tenant and p.id = $2
        where s.tenant = $1 and s.status = 'sending' and s.lease_until > $3 and ${COVERS('$3')} limit 1`,
      [tx.tenant, pauseId, iso(tx.at)],
    );
    return rows.length > 0;
  });
}

function isLeaving(database: Database, tenant: number, templateId: string): Promise<boolean> {
  return database.tx(tenant, async (tx) => {
    const rows = await tx.query(
      `select 1 from contact_state s join template t on t.tenant = s.tenant and t.id = s.template_id
        where s.tenant = $1 and t.id = $2 and s.status = 'sending' and s.lease_until > $3
          and s.template_version is distinct from t.active_version limit 1`,
      [tx.tenant, templateId, iso(tx.at)],
    );
    return rows.length > 0;
  });
}
