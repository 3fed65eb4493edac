/** Taking a call from the list: the one that is named, or the next that is lawful, and what comes back with it. */
import { callHeld, callsHeldBy, takeBackCall } from '../dispatch/call-hold.js';
import { claimCall } from '../dispatch/calls.js';
import type { DispatchContext } from '../dispatch/context.js';
import { countDecision } from '../dispatch/dispatch.metrics.js';
import type { Language } from '../compliance/telling/tell.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { lockName, tryLockName } from '../platform/named-lock.js';
import type { Scribe } from '../portfolio/scribe.js';
import { recordAccess } from './accesses.js';
import { heldCall } from './calls.held.js';
import { notYours, refusedClaim } from './calls.read.js';

export interface Taking {
  readonly context: DispatchContext;
  readonly userId: string;
  readonly language: Language;
  /** Throws while nothing may be begun. */
  readonly admit: (tx: Tx) => Promise<void>;
}

export type Taken = ReturnType<typeof refusedClaim> | Awaited<ReturnType<typeof heldCall>>;

/** The decision under which an answer hands a call out, if it does. */
export function handedOut(call: Taken | null): string[] {
  if (call === null || !('decision' in call)) return [];
  return [fromPublicId('record', call.decision) ?? ''];
}

/** Undoes what an answer would have handed out. */
export function takerBack(context: DispatchContext, userId: string, call: Taken | null) {
  const contactId = fromPublicId('contact', call?.id ?? '') ?? '';
  return ({ tx }: Scribe, decisions: readonly string[]) =>
    takeBackCall(tx, context, contactId, { userId, decisions });
}

export async function takeCall(
  scribe: Scribe,
  id: string,
  { context, userId, language, admit }: Taking,
): Promise<Taken> {
  const { tx } = scribe;
  await admit(tx);
  const claim = await claimCall(tx, context, id, userId);
  if (claim.kind === 'gone') throw await notYours(tx, id);
  countDecision(claim.judged.decision, 'call', 'claim');
  const held = claim.kind === 'claimed' ? await callHeld(tx, id, userId, 'committed') : undefined;
  if (held === undefined) return refusedClaim(claim, language, tx.at);
  const object = publicId('contact', id);
  await recordAccess(scribe, { partyId: held.party_id, purpose: 'call', object });
  return heldCall(scribe, held);
}

export interface NextCall {
  readonly object: 'next_call';
  readonly call: Taken | null;
  readonly now: string;
}

/** How far down the list is looked for a task that nobody else reaches for at this moment. */
const REACH = 100;

/**
 * What this collector holds already comes first, so that an answer that was lost is given again. Then the task
 * that ends soonest. One for each call: if it may not be made any more, that is the answer, and one asks again.
 */
export async function takeNext(scribe: Scribe, taking: Taking): Promise<NextCall> {
  const { tx } = scribe;
  await lockName(tx, `calls of ${tx.tenant}/${taking.userId}`);
  const [held] = await callsHeldBy(tx, taking.userId, 'committed');
  const id = held === undefined ? await nextFree(tx) : undefined;
  const call =
    held !== undefined
      ? await heldCall(scribe, held)
      : id === undefined
        ? null
        : await takeCall(scribe, id, taking);
  return { object: 'next_call' as const, call, now: iso(tx.at) };
}

async function nextFree(tx: Tx): Promise<string | undefined> {
  const ready = await tx.query<{ contact_id: string }>(
    `select contact_id from contact_state where tenant = $1 and status = 'ready' order by due_at, contact_id limit $2`,
    [tx.tenant, REACH],
  );
  for (const { contact_id } of ready) {
    // No row is locked here: persons are always locked before their contacts.
    if (!(await tryLockName(tx, `call ${tx.tenant}/${contact_id}`))) continue;
    if (await isStillReady(tx, contact_id)) return contact_id;
  }
  return undefined;
}

/** Whoever had the name locked before may have taken it and committed since the list was read. */
async function isStillReady(tx: Tx, contactId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from contact_state where tenant = $1 and contact_id = $2 and status = 'ready'`,
    [tx.tenant, contactId],
  );
  return rows.length > 0;
}
