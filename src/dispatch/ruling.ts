/**
 * From the guard's decision to what happens with the contact: permitted, held, waiting for a person,
 * blocked or expired. Pure: everything it needs is handed in.
 */
import { decide, type Decision } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import type { Verdict } from '../compliance/rule.js';
import type { Law } from '../policies/house-policy.js';
import type { ContactStatus } from '../schedule/contact.js';
import type { AnswerRow, ContactRow } from './rows.js';
import { allowedUntil } from './margin.js';

/** A permit lives this long at most; the vendor call must begin within. */
export const PERMIT_MS = 60_000;
/** How long a vendor may try to deliver an SMS after it was handed over. */
const SMS_VALIDITY_MS = 600_000;
/** A shorter validity is not worth sending: too short means wait. */
export const SMS_VALIDITY_MIN_MS = 120_000;
/** A permit that ends sooner could not be used. */
const PERMIT_MIN_MS = 2_000;

export interface Ruling {
  readonly status: ContactStatus;
  readonly verdict: Verdict;
  /** Codes of the findings that decided. */
  readonly rules: readonly string[];
  readonly due_at: number;
  readonly permit_until: number | null;
  readonly deliver_until: number | null;
  /** The answer of a person that cleared the review findings. */
  readonly approval: string | null;
}

export interface Question {
  readonly contact: ContactRow;
  readonly input: GuardInput;
  readonly at: number;
  readonly text_hash: Buffer;
  readonly answers: readonly AnswerRow[];
}

export function rule(question: Question, decision: Decision, law: Law): Ruling {
  const { contact, at } = question;
  const not_after = contact.not_after.getTime();
  const none = { permit_until: null, deliver_until: null, approval: null };
  const deciding = decision.findings
    .filter(({ verdict }) => verdict === decision.verdict)
    .map(({ rule: code }) => code);
  const base = { ...none, verdict: decision.verdict, rules: deciding };
  switch (decision.verdict) {
    case 'block':
      return { ...base, status: 'blocked', due_at: at };
    case 'defer':
      // A deferral without an instant cannot happen; if it did, a person must look.
      if (decision.not_before === undefined)
        return { ...base, status: 'review', due_at: not_after };
      return {
        ...base,
        status: 'held',
        due_at: Math.min(Date.parse(decision.not_before), not_after),
      };
    case 'review': {
      const approval = approved(question, decision);
      if (approval === undefined) return { ...base, status: 'review', due_at: not_after };
      return (
        heldBehindApproval(question, decision, { ...base, approval }) ??
        permit(question, law, { ...base, approval })
      );
    }
    case 'allow':
      return permit(question, law, base);
    default:
      throw new Error(`\`${String(decision.verdict)}\` is no verdict`);
  }
}

type Base = Pick<Ruling, 'verdict' | 'rules' | 'permit_until' | 'deliver_until' | 'approval'>;

function permit(question: Question, law: Law, base: Base): Ruling {
  const { contact, at, input } = question;
  if (contact.channel === 'call')
    return { ...base, status: 'ready', due_at: contact.not_after.getTime() };
  const isSms = contact.channel === 'sms';
  const wanted = at + PERMIT_MS + (isSms ? SMS_VALIDITY_MS : 0);
  const open = allowedUntil(input, law.rules, base.verdict, at, wanted);
  const permit_until = Math.min(at + PERMIT_MS, open - (isSms ? SMS_VALIDITY_MIN_MS : 0));
  if (permit_until < at + PERMIT_MIN_MS) {
    // The window closes before the message could be delivered: wait for the next one.
    const later = decide(
      { ...input, attempt: { ...input.attempt, at: new Date(open).toISOString() } },
      law.rules,
    );
    const next = later.not_before === undefined ? open : Date.parse(later.not_before);
    const rules = later.findings
      .filter(({ verdict }) => verdict === 'defer')
      .map(({ rule: code }) => code);
    return {
      ...base,
      verdict: 'defer',
      rules,
      status: 'held',
      due_at: Math.min(next, contact.not_after.getTime()),
    };
  }
  return { ...base, status: 'permitted', due_at: at, permit_until, deliver_until: open };
}

/**
 * An approval answers doubts, not the hour: what is deferred besides waits until the last of those
 * instants, and is then judged again.
 */
function heldBehindApproval(
  { contact }: Question,
  { findings }: Decision,
  base: Base,
): Ruling | undefined {
  const deferrals = findings.filter(({ verdict }) => verdict === 'defer');
  if (deferrals.length === 0) return undefined;
  const not_after = contact.not_after.getTime();
  const until = deferrals.map(({ not_before }) =>
    not_before === undefined ? not_after : Date.parse(not_before),
  );
  const due_at = Math.min(Math.max(...until), not_after);
  const rules = deferrals.map(({ rule: code }) => code);
  return { ...base, verdict: 'defer', rules, status: 'held', due_at };
}

/** An approval counts if it names this text, this endpoint, and every finding that asked for a person. */
function approved(question: Question, decision: Decision): string | undefined {
  const asked = decision.findings
    .filter(({ verdict }) => verdict === 'review')
    .map(({ rule: code }) => code);
  return question.answers.find(
    (answer) =>
      answer.contact_id === question.contact.id &&
      answer.endpoint_id === question.contact.endpoint_id &&
      answer.text_hash.equals(question.text_hash) &&
      asked.every((code) => answer.rules.includes(code)),
  )?.record_id;
}
