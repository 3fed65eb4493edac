/** What was done, as the caps count it. A pending call or message counts as whatever it may become. */
import type { Question, Dated } from '../question.js';
import type { CallOutcome } from '../contact-events.js';

/** 1006.14(b)(3)(ii): a call that was not connected to the number is not counted. */
const COUNTED: ReadonlySet<CallOutcome> = new Set([
  'no_answer',
  'answered',
  'dropped',
  'voicemail',
  'voicemail_full',
  'ringless_voicemail',
  'conversation',
  'notice_played',
]);

export function isCounted(call: Dated<'call'>): boolean {
  return call.direction === 'outbound' && (call.pending === true || COUNTED.has(call.outcome));
}

/** Outbound with one of these outcomes, or pending. */
export function endedWith(call: Dated<'call'>, ...outcomes: readonly CallOutcome[]): boolean {
  return (
    call.direction === 'outbound' && (call.pending === true || outcomes.includes(call.outcome))
  );
}

export function isOutbound(event: { readonly direction: 'outbound' | 'inbound' }): boolean {
  return event.direction === 'outbound';
}

/** Done by the sender itself, not by a lender or an agency before it. */
export function isOwn({ facts }: Question, event: { readonly sender?: string }): boolean {
  return event.sender === undefined || event.sender === facts.sender.id;
}

export function isToParty({ attempt }: Question, event: { readonly party: string }): boolean {
  return event.party === attempt.to.party;
}

/** About the debt of the attempt. */
export function isAboutDebt(
  { attempt }: Question,
  event: { readonly debts: readonly string[] },
): boolean {
  return event.debts.includes(attempt.debt);
}

/** About any debt of the lender of the attempt's debt, whoever acted. */
export function isOfLender(
  { facts, debt }: Question,
  event: { readonly debts: readonly string[] },
): boolean {
  return event.debts.some(
    (id) => facts.debts.find((other) => other.id === id)?.lender === debt.lender,
  );
}

/** 1006.14(b)(4): the same debt, where student loans under one servicing account are one debt. */
export function isSameDebt({ facts, debt }: Question, ids: readonly string[]): boolean {
  if (ids.includes(debt.id)) return true;
  if (debt.kind !== 'student_loan' || debt.servicing_group === undefined) return false;
  return facts.debts.some(
    (other) =>
      other.kind === 'student_loan' &&
      other.servicing_group === debt.servicing_group &&
      ids.includes(other.id),
  );
}

/** Whether an endpoint turned out not to belong to the person it was used for. */
export function isMisdirected(question: Question, endpoint: string): boolean {
  return question.events('wrong_number').some((event) => event.endpoint === endpoint);
}

const TELEPHONE: ReadonlySet<string> = new Set(['call', 'voicemail']);
const ELECTRONIC: ReadonlySet<string> = new Set(['sms', 'email', 'im', 'social']);

export function isTelephone({ attempt }: Question): boolean {
  return TELEPHONE.has(attempt.channel);
}

export function isElectronic({ attempt }: Question): boolean {
  return ELECTRONIC.has(attempt.channel);
}
