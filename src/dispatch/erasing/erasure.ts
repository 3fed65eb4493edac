/**
 * An erasure's life: one person asks for it, another approves, the eraser does it when nothing stands against it.
 *
 * From the first moment on nobody is contacted: the guard blocks it. What must still be kept is kept, and the wish
 * waits; nobody has to ask again.
 */
import type { Person } from '../../evidence/person.js';
import type { Draft } from '../../evidence/record.js';
import { needFourEyes } from '../../platform/access/four-eyes.js';
import { iso } from '../../platform/clock.js';
import { codeOf, UNIQUE_VIOLATION, type Tx } from '../../platform/database.js';
import { publicId, uuid7 } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import { lockAll, type Scribe } from '../../portfolio/scribe.js';
import { rejudge } from '../../schedule/rejudge.js';
import {
  barrier,
  readErasure,
  type Deferral,
  type ErasureBasis,
  type ErasureRow,
  type ErasureStatus,
} from './erasure.repository.js';

export interface Wish {
  readonly partyId: string;
  readonly basis: ErasureBasis;
  /** Sealed under the person's own key: it goes with them. */
  readonly reason: string;
}

export async function requestErasure(scribe: Scribe, wish: Wish, by: string): Promise<string> {
  const { tx, evidence } = scribe;
  const { partyId, basis, reason } = wish;
  const person = await locked(scribe, partyId);
  const id = uuid7(tx.at);
  const against = await barrier(tx, partyId);
  const requested: Draft = {
    kind: 'erasure.requested',
    subject: person,
    body: { basis, by: publicId('user', by), erasure: publicId('erasure', id) },
    sec: { reason: { about: person, value: reason } },
  };
  const drafts =
    against === undefined ? [requested] : [requested, deferredDraft(id, person, against)];
  const records = await evidence.write(tx, drafts);
  await insert(tx, { id, partyId, basis, by, record: records.at(-1) ?? '' }, against);
  await tx.query(
    'update party set restricted_at = coalesce(restricted_at, $3) where tenant = $1 and id = $2',
    [tx.tenant, partyId, iso(tx.at)],
  );
  // What waits is judged again, and blocked.
  await rejudge(tx, [partyId]);
  return id;
}

async function insert(
  tx: Tx,
  made: { id: string; partyId: string; basis: string; by: string; record: string },
  against: Deferral | undefined,
): Promise<void> {
  const { id, partyId, basis, by, record } = made;
  const until = against?.until ?? null;
  try {
    await tx.query(
      `insert into erasure (tenant, id, party_id, basis, status, deferred_for, deferred_until, requested_by,
         requested_at, record_id)
       values ($1, $2, $3, $4, 'requested', $5, $6, $7, $8, $9)`,
      [
        tx.tenant,
        id,
        partyId,
        basis,
        against?.basis ?? null,
        until === null ? null : iso(until),
        by,
        iso(tx.at),
        record,
      ],
    );
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    throw new Problem('already-asked', 'the erasure of this person was asked for already', {
      cause: error,
    });
  }
}

/** Another person's word. The eraser does the rest. */
export async function approveErasure(scribe: Scribe, id: string, by: string): Promise<void> {
  const { tx } = scribe;
  const row = await open(tx, id, ['requested']);
  const asked = { by: [row.requested_by], since: row.requested_at.getTime() };
  await needFourEyes(
    tx,
    { ...asked, approver: by },
    'this was asked for with a key of yours: another person must approve it',
  );
  await tx.query(
    `update erasure set status = 'approved', approved_by = $3, approved_at = $4 where tenant = $1 and id = $2`,
    [tx.tenant, id, by, iso(tx.at)],
  );
}

/** It was entered for the wrong person, or taken back: they may be contacted again. */
export async function withdrawErasure(
  scribe: Scribe,
  id: string,
  by: string,
  reason: string,
): Promise<void> {
  const { tx, evidence } = scribe;
  const { party_id } = await open(tx, id, ['requested', 'approved'], false);
  const person = await locked(scribe, party_id);
  // Again, under the lock: it may have been done meanwhile.
  const row = await open(tx, id, ['requested', 'approved']);
  const [record = ''] = await evidence.write(tx, [
    {
      kind: 'correction',
      subject: person,
      body: {
        by: publicId('user', by),
        change: 'withdrawn',
        corrects: publicId('record', row.record_id),
        erasure: publicId('erasure', id),
      },
      sec: { reason: { about: person, value: reason } },
    },
  ]);
  await tx.query(
    `update erasure set status = 'withdrawn', approved_by = null, approved_at = null, record_id = $3
      where tenant = $1 and id = $2`,
    [tx.tenant, id, record],
  );
  await tx.query('update party set restricted_at = null where tenant = $1 and id = $2', [
    tx.tenant,
    party_id,
  ]);
  await rejudge(tx, [party_id]);
}

export function deferredDraft(id: string, person: Person, { basis, until, rule }: Deferral): Draft {
  return {
    kind: 'erasure.deferred',
    subject: person,
    body: {
      basis,
      erasure: publicId('erasure', id),
      ...(rule === undefined ? {} : { rule }),
      ...(until === null ? {} : { until: iso(until) }),
    },
  };
}

async function locked(scribe: Scribe, partyId: string): Promise<Person> {
  const person = (await lockAll(scribe, [partyId])).get(partyId);
  if (person === undefined) throw new Problem('not-found', 'there is no such party');
  return person;
}

async function open(
  tx: Tx,
  id: string,
  statuses: readonly ErasureStatus[],
  lock = true,
): Promise<ErasureRow> {
  const row = await readErasure(tx, id, lock);
  if (row === undefined) throw new Problem('not-found', 'there is no such erasure');
  if (statuses.includes(row.status)) return row;
  throw new Problem('not-open', `the erasure is \`${row.status}\``, {
    extras: { status: row.status },
  });
}
