/**
 * What would become of contacts, found out by doing it: they are accepted and judged by the very code
 * that does so in earnest, in a transaction that is then rolled back.
 */
import type { Database, Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import type { ContactStatus } from '../schedule/contact.js';
import type { DispatchContext } from './context.js';
import { decideContacts } from './decide-contacts.js';
import type { Judged } from './decision-record.js';
import { waitingContacts } from './facts.repository.js';

/** Carries a result past the rollback it asks for. */
class Undone<T> extends Error {
  override name = 'Undone';

  constructor(readonly result: T) {
    super('this transaction was only tried');
  }
}

/** Runs `work` in a transaction of which nothing stays. */
export async function undone<T>(
  database: Database,
  tenant: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await database.tx(tenant, async (tx): Promise<never> => {
      throw new Undone(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as T;
    throw error;
  }
}

export interface Trial {
  /** Absent when the contact could not be judged; `error_code` then says why. */
  readonly judged: Judged | undefined;
  readonly status: ContactStatus;
  readonly error_code: string | null;
}

/** Judges accepted contacts now, whatever their `not_before`; by contact. */
export async function tryContacts(
  tx: Tx,
  context: DispatchContext,
  contactIds: readonly string[],
): Promise<Map<string, Trial>> {
  if (contactIds.length === 0) return new Map();
  const slice = uuid7(tx.at);
  await tx.query(
    `update contact_state set status = 'queued', slice_id = $3 where tenant = $1 and contact_id = any($2)`,
    [tx.tenant, contactIds, slice],
  );
  const judged = await decideContacts(tx, context, contactIds, (inner) =>
    waitingContacts(inner, contactIds, slice),
  );
  const byId = new Map(judged.map((one) => [one.contact.id, one]));
  const rows = await tx.query<Pick<Trial, 'status' | 'error_code'> & { contact_id: string }>(
    'select contact_id, status, error_code from contact_state where tenant = $1 and contact_id = any($2)',
    [tx.tenant, contactIds],
  );
  return new Map(
    rows.map(({ contact_id, status, error_code }) => [
      contact_id,
      { status, error_code, judged: byId.get(contact_id) },
    ]),
  );
}
