/**
 * Takes receipts in, many at a time. They are kept as they came; a status only moves forward.
 *
 * A receipt that arrives before its send has been stored is parked, and joined by the settling tick. One that
 * contradicts what was said before changes nothing and is recorded as a contradiction.
 */
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { DispatchContext } from './context.js';
import { lockKnown } from './persons.js';
import { OPT_OUT_CODES, type Named, type Receipt } from './receipt.js';
import {
  concludeOpen,
  contactsNamed,
  firstCodes,
  insertConflict,
  insertReceipts,
  keyOf,
  moveForward,
  nameSent,
  type Given,
} from './receipt.repository.js';
import { refusedAtVendor } from './vendor-opt-out.js';

export interface Taken {
  readonly receipt: Given;
  readonly named: Named | undefined;
}

/** In the order given: whether each was new. Exactly once for each (vendor, message, event). */
export async function takeReceipts(
  tx: Tx,
  context: DispatchContext,
  receipts: readonly Receipt[],
): Promise<boolean[]> {
  const given = receipts.map((receipt) => ({ ...receipt, id: uuid7(tx.at) }));
  const first = await contactsNamed(tx, given);
  const persons = await lockKnown(tx, context.keys, first.flatMap(concerned));
  // Again, under the locks: what is compared below cannot change any more.
  const named = await contactsNamed(tx, given);
  const fresh = await insertReceipts(
    tx,
    given,
    named.map((one) => one?.contact_id ?? null),
  );
  const all: Taken[] = given.map((receipt, i) => ({ receipt, named: named[i] }));
  const taken = all.filter(({ receipt }) => fresh.has(receipt.id));
  const repeated = all.filter(({ receipt }) => !fresh.has(receipt.id));
  await context.evidence.write(
    tx,
    taken.map((one) => receiptDraft(one, persons)),
  );
  await recordConflicts(tx, context, await conflicting(tx, taken, repeated), persons);
  await applyTaken(tx, context, taken, persons);
  return given.map(({ id }) => fresh.has(id));
}

/** What receipts of known contacts do to them; the caller holds the locks of all persons concerned, and writes nothing about them afterwards. */
export async function applyTaken(
  tx: Tx,
  context: DispatchContext,
  taken: readonly Taken[],
  persons: ReadonlyMap<string, Person>,
): Promise<void> {
  const known = taken.flatMap(({ receipt, named }) => (named ? [{ receipt, named }] : []));
  if (known.length === 0) return;
  await conclude(tx, context, known, persons);
  const ours = known.filter(({ receipt }) => receipt.reference !== undefined);
  await nameSent(
    tx,
    ours.map(({ receipt }) => receipt),
    ours.map(({ named }) => named),
  );
  await moveForward(
    tx,
    known.map(({ receipt }) => receipt),
  );
  const refused = known.filter(({ receipt }) => OPT_OUT_CODES.has(receipt.error_code ?? ''));
  await refusedAtVendor(
    tx,
    context,
    refused.map(({ named }) => named),
  );
}

type Known = { readonly receipt: Given; readonly named: Named };

async function conclude(
  tx: Tx,
  context: DispatchContext,
  known: readonly Known[],
  persons: ReadonlyMap<string, Person>,
): Promise<void> {
  const open = known.filter(({ named }) => ['sending', 'unknown'].includes(named.status));
  if (open.length === 0) return;
  const concluded = await concludeOpen(
    tx,
    open.map(({ receipt }) => receipt),
    open.map(({ named }) => named),
  );
  await context.evidence.write(
    tx,
    concluded.flatMap(({ contact_id, status }) => {
      const one = open.find(({ named }) => named.contact_id === contact_id);
      return one === undefined ? [] : [concludedDraft(one, status, persons)];
    }),
  );
}

function concludedDraft(
  { receipt, named }: Known,
  status: string,
  persons: ReadonlyMap<string, Person>,
): Draft {
  const { vendor, vendor_message_id } = receipt;
  return {
    kind: status === 'failed' ? 'send.rejected' : 'send.accepted',
    subject: persons.get(named.person_id) ?? null,
    body: {
      attempt: named.attempt_id,
      contact: publicId('contact', named.contact_id),
      reconciled: true,
      vendor,
      vendor_message_id,
    },
  };
}

/** Other words in a repetition, and bad news about what had arrived. */
async function conflicting(tx: Tx, taken: readonly Taken[], repeated: readonly Taken[]) {
  const codes = await firstCodes(
    tx,
    repeated.map(({ receipt }) => receipt),
  );
  const differing = repeated.filter(
    ({ receipt }) => codes.get(keyOf(receipt)) !== receipt.error_code,
  );
  return [...differing, ...lateNews(taken)];
}

/** Bad news about what had arrived, by what was stored or by a receipt before it among these. */
export function lateNews(taken: readonly Taken[]): Taken[] {
  const arrived = new Set<string>();
  return taken.filter(({ receipt, named }) => {
    if (named === undefined) return false;
    if (named.status === 'delivered' || receipt.event === 'delivered')
      arrived.add(named.contact_id);
    return arrived.has(named.contact_id) && ['undelivered', 'failed'].includes(receipt.event);
  });
}

export async function recordConflicts(
  tx: Tx,
  context: DispatchContext,
  conflicts: readonly Taken[],
  persons: ReadonlyMap<string, Person>,
): Promise<void> {
  for (const one of conflicts) {
    const id = uuid7(tx.at);
    if (!(await insertConflict(tx, one.receipt, id))) continue;
    await context.evidence.write(tx, [
      { ...receiptDraft(one, persons), kind: 'receipt.conflict', id },
    ]);
  }
}

/** @param more further members of its body */
export function receiptDraft(
  { receipt, named }: Taken,
  persons: ReadonlyMap<string, Person>,
  more: Readonly<Record<string, boolean>> = {},
): Draft {
  const { event, vendor, vendor_message_id, error_code } = receipt;
  return {
    kind: 'receipt',
    subject: (named && persons.get(named.person_id)) ?? null,
    body: {
      event,
      vendor,
      vendor_message_id,
      ...(named === undefined ? {} : { contact: publicId('contact', named.contact_id) }),
      ...(error_code === null ? {} : { reason: error_code }),
      ...more,
    },
  };
}

export function concerned(named: Named | undefined): string[] {
  return named === undefined ? [] : [named.person_id, named.party_id];
}
