/** Brings the log up to date: everything that waits gets its place, and the signer signs the whole. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database.js';
import { logState } from './due.js';
import { Sealer, sealedSize, type LogWork } from './sealer.js';

export type { LogWork } from './sealer.js';

export class NotSealedError extends Error {
  override name = 'NotSealedError';
}

const PATIENCE_MS = 30_000;
const LOOK_MS = 50;
const NOBODY =
  'nobody has sealed the log for a while: it was opened by another key than this folder holds, and the process ' +
  'that holds it does not run or refuses; see the log of the sealer';

/**
 * Answers the size that is sealed; a `subject.heads` record of now is in it. Where the log's key lies
 * elsewhere, its signer is waited for.
 */
export async function catchUp(
  work: LogWork,
  tenant: number,
  patienceMs = PATIENCE_MS,
): Promise<number> {
  const sealer = new Sealer(work);
  try {
    let rounded = await sealer.round(tenant);
    while (rounded.taken > 0) rounded = await sealer.round(tenant);
    rounded = await sealer.round(tenant, true);
    if (rounded.signs) return rounded.sealed;
    return await untilSealed(sealer.sequencer, tenant, patienceMs);
  } finally {
    await sealer.close();
  }
}

/** Asks the running sealer for a `subject.heads` record of now and waits until it is sealed; answers the size. */
export async function sealedHeads(
  database: Database,
  tenant: number,
  patienceMs = PATIENCE_MS,
): Promise<number> {
  const wish = await database.tx(tenant, async (tx) => {
    const [row] = await tx.query<{ seqno: string }>(
      'insert into heads_wish (tenant) values ($1) returning seqno',
      [tenant],
    );
    return row?.seqno;
  });
  const granted = () =>
    database.tx(tenant, async (tx) => {
      const waits = await tx.query('select from heads_wish where tenant = $1 and seqno = $2', [
        tenant,
        wish,
      ]);
      return waits.length === 0;
    });
  await patiently(granted, patienceMs);
  return untilSealed(database, tenant, patienceMs);
}

/** Waits until enough witnesses signed what is sealed now. */
export async function untilWitnessed(
  database: Database,
  tenant: number,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const place = await database.tx(tenant, sealedSize);
  const isSo = () =>
    database.tx(tenant, async (tx) => {
      const rows = await tx.query(
        'select from witnessed where tenant = $1 and size >= $2 order by size desc limit 1',
        [tx.tenant, place],
      );
      return rows.length > 0;
    });
  await patiently(isSo, patienceMs, 'not enough witnesses have signed the log for a while');
}

async function untilSealed(
  database: Database,
  tenant: number,
  patienceMs: number,
): Promise<number> {
  const { base = 0, size = 0 } = (await database.tx(tenant, (tx) => logState(tx))) ?? {};
  const sealed = () => database.tx(tenant, async (tx) => (await sealedSize(tx)) >= base + size);
  await patiently(sealed, patienceMs);
  return size;
}

async function patiently(
  isSo: () => Promise<boolean>,
  patienceMs: number,
  trouble = NOBODY,
): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += LOOK_MS) {
    if (waited >= patienceMs) throw new NotSealedError(trouble);
    await sleep(LOOK_MS);
  }
}
