/**
 * Legal holds: evidence that must not go, whoever asks and whatever period has passed.
 *
 * Whoever places or releases one holds the tenant's holds alone, and whoever erases holds them shared, each before
 * it reads. So a hold that was answered is seen by every later erasure, and an erasure that had begun is done.
 */
import type { EvidenceLog } from '../../evidence/record.js';
import { readPersons, type PersonKey } from '../../evidence/person.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId, uuid7 } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';
import { Problem } from '../../platform/problem.js';
import { cut, pageClause, type Page } from '../../portfolio/page.js';

export type HoldScope = 'tenant' | 'party' | 'debt';

export interface HoldRow extends Record<string, unknown> {
  readonly id: string;
  readonly scope: HoldScope;
  readonly value: string | null;
  readonly reference: string;
  readonly placed_by: string;
  readonly placed_at: Date;
  readonly released_by: string | null;
  readonly released_at: Date | null;
  readonly record_id: string;
}

interface Log {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
}

export interface NewHold {
  readonly scope: HoldScope;
  readonly value: string | null;
  /** The number of a file: it stands in the open. */
  readonly reference: string;
  readonly reason: string;
}

const HOLDS_LOCK = 7_283_645;

export async function holdHoldsShared(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared($1, $2)', [HOLDS_LOCK, tx.tenant]);
}

async function holdHoldsAlone(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [HOLDS_LOCK, tx.tenant]);
}

/** Once this has committed, nothing of its scope is erased. */
export async function placeHold(log: Log, hold: NewHold, by: string): Promise<string> {
  const { tx } = log;
  await holdHoldsAlone(tx);
  const id = uuid7(tx.at);
  const { scope, value, reference, reason } = hold;
  const record = await recorded(
    log,
    'legal_hold.placed',
    { id, scope, value, reference },
    by,
    reason,
  );
  await tx.query(
    `insert into legal_hold (tenant, id, scope, value, reference, placed_by, placed_at, record_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, id, scope, value, reference, by, iso(tx.at), record],
  );
  return id;
}

export async function releaseHold(log: Log, id: string, by: string, reason: string): Promise<void> {
  const { tx } = log;
  await holdHoldsAlone(tx);
  const row = await readHold(tx, id);
  if (row === undefined) throw new Problem('not-found', 'there is no such hold');
  if (row.released_at !== null) throw new Problem('not-open', 'the hold was released already');
  const record = await recorded(log, 'legal_hold.released', row, by, reason);
  await tx.query(
    'update legal_hold set released_by = $3, released_at = $4, record_id = $5 where tenant = $1 and id = $2',
    [tx.tenant, id, by, iso(tx.at), record],
  );
}

type Named = Pick<HoldRow, 'id' | 'scope' | 'value' | 'reference'>;

/** The reason is sealed: it is about a dispute, and names people. So it goes with the key of whom it is about. */
async function recorded(
  { tx, keys, evidence }: Log,
  kind: 'legal_hold.placed' | 'legal_hold.released',
  { id, scope, value, reference }: Named,
  by: string,
  reason: string,
): Promise<string> {
  const about = await whomItConcerns(tx, keys, scope, value);
  if (about === undefined && kind === 'legal_hold.placed')
    throw new Problem('erased', 'whom this would hold was erased: there is nothing left to keep');
  const [record = ''] = await evidence.write(tx, [
    {
      kind,
      subject: null,
      body: {
        by: publicId('user', by),
        hold: publicId('hold', id),
        reference,
        scope,
        ...(value === null ? {} : { value: shownHeld(scope, value) }),
      },
      ...(about === undefined ? {} : { sec: { reason: { about, value: reason } } }),
    },
  ]);
  return record;
}

/**
 * The person, or the debtor and after them whoever else stands in the debt; null for the tenant, of whose reasons
 * nobody in particular is the owner. Undefined: everybody was erased, as by a restore, which asks no hold.
 */
async function whomItConcerns(
  tx: Tx,
  keys: Keys,
  scope: HoldScope,
  value: string | null,
): Promise<PersonKey | null | undefined> {
  if (value === null) return null;
  const ids = scope === 'party' ? [value] : await partiesOf(tx, value);
  const persons = await readPersons(tx, keys, ids);
  return ids.map((id) => persons.get(id)).find((person) => person !== undefined);
}

async function partiesOf(tx: Tx, debtId: string): Promise<string[]> {
  const rows = await tx.query<{ party_id: string }>(
    `select party_id from debt_party where tenant = $1 and debt_id = $2
      order by relation = 'borrower' desc, party_id`,
    [tx.tenant, debtId],
  );
  return rows.map(({ party_id }) => party_id);
}

export function shownHeld(scope: HoldScope, value: string): string {
  return publicId(scope === 'debt' ? 'debt' : 'party', value);
}

const COLUMNS =
  'id, scope, value, reference, placed_by, placed_at, released_by, released_at, record_id';

export async function readHold(tx: Tx, id: string): Promise<HoldRow | undefined> {
  const [row] = await tx.query<HoldRow>(
    `select ${COLUMNS} from legal_hold where tenant = $1 and id = $2`,
    [tx.tenant, id],
  );
  return row;
}

export async function listHolds(
  tx: Tx,
  open: boolean | null,
  page: Page,
): Promise<{ rows: HoldRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 3);
  const rows = await tx.query<HoldRow>(
    `select ${COLUMNS} from legal_hold
      where tenant = $1 and ($2::boolean is null or (released_at is null) = $2) ${sql}`,
    [tx.tenant, open, ...values],
  );
  return cut(rows, page);
}

/**
 * SQL that is true if an open hold covers the party: their own, the tenant's, that of a debt they stand in, or that of
 * somebody about whose debts they were addressed: in the records of the one lie sections of the other.
 */
export const IS_HELD = (party: string) => `exists (
  select from legal_hold h where h.tenant = $1 and h.released_at is null and case h.scope
    when 'tenant' then true
    when 'party' then h.value = ${party}
      or exists (select from contact c where c.tenant = $1 and c.person_id = h.value and c.party_id = ${party})
    else exists (select from debt_party d where d.tenant = $1 and d.debt_id = h.value and d.party_id = ${party}) end)`;

export async function isHeld(tx: Tx, partyId: string): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }>(`select ${IS_HELD('$2::uuid')} as held`, [
    tx.tenant,
    partyId,
  ]);
  return row?.held === true;
}
