/** How a call ended, and what was agreed on it: a promise, a call back, a number that is not theirs. One transaction. */
import { completeCall, owedCall } from '../dispatch/call-complete.js';
import { judgedNote } from '../dispatch/call-note.js';
import type { DispatchContext } from '../dispatch/context.js';
import { publicId } from '../platform/ids.js';
import { fieldProblem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { act } from './card.act.js';
import type { AnsweringAct } from './card.schema.js';
import { notYours } from './calls.read.js';
import type { CallOutcome } from './calls.schema.js';
import { discussedDebts } from './debts.discussed.js';

export interface Finishing {
  readonly context: DispatchContext;
  readonly userId: string;
}

const WHY = 'told on the call';

export async function finishCall(
  scribe: Scribe,
  id: string,
  { promise, callback, wrong_number, discussed, ...said }: CallOutcome,
  { context, userId }: Finishing,
) {
  const { tx } = scribe;
  const owed = await owedCall(tx, context, id, userId);
  if (owed === undefined) throw await notYours(tx, id);
  const { call } = owed;
  if (promise !== undefined && call.confirmed_at === null) throw UNKNOWN_WHO;
  const about =
    discussed === undefined
      ? {}
      : { discussed: await discussedDebts(tx, call.person_id, discussed) };
  await completeCall(tx, context, owed, { ...said, ...about });
  const debts = [publicId('debt', call.debt_id)];
  const endpoint = publicId('endpoint', call.endpoint_id);
  const acts: AnsweringAct[] = [
    ...(promise === undefined ? [] : [{ kind: 'promise' as const, debts, ...promise }]),
    ...(callback === undefined
      ? []
      : [{ kind: 'callback' as const, endpoint, debts, requested_for: callback }]),
    ...(wrong_number === true ? [{ kind: 'wrong_number' as const, endpoint }] : []),
  ];
  const entered: string[] = [];
  for (const one of acts) {
    const acting = { partyId: call.party_id, why: WHY, by: userId };
    entered.push(publicId('act', await act(scribe, acting, one)));
  }
  const { outcome, note } = said;
  return {
    object: 'call_task' as const,
    id: publicId('contact', id),
    status: 'completed' as const,
    outcome,
    acts: entered,
    ...(note === undefined ? {} : { note_language: judgedNote(note) }),
  };
}

const UNKNOWN_WHO = fieldProblem('inconsistent-request', {
  pointer: '/promise',
  detail: 'was made by nobody who has said who they are',
  remedy: 'send `POST /v1/calls/{id}/identity` first, once the person has confirmed it',
});
