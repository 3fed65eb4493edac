/** What time makes of sessions and tries, done now and then rather than when somebody asks. */
import type { Tx } from '../database.js';
import { iso } from '../clock.js';
import { endOldSessions } from './session.repository.js';
import { forgetOldTries } from './tries.js';

export async function tidySignIns(tx: Tx): Promise<void> {
  await endOldSessions(tx);
  await forgetOldTries(tx);
}

/** A backup shows sessions and invitations as they were; which of them were ended since, nobody knows. */
export async function endAfterRestore(tx: Tx): Promise<void> {
  await tx.query(
    `update session set ended_at = $2, ended_by = 'restore' where tenant = $1 and ended_at is null`,
    [tx.tenant, iso(tx.at)],
  );
  await tx.query(
    'update invitation set ended_at = $2 where tenant = $1 and used_at is null and ended_at is null',
    [tx.tenant, iso(tx.at)],
  );
}
