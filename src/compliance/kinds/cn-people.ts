/** Who is who to a Chinese debt, beside the debtor and the guarantor. */
import type { Relation } from '../attempt.js';
import type { Question } from '../question.js';
import { isAboutDebt, isToParty } from './contacts.js';

const UNRELATED: ReadonlySet<Relation> = new Set(['colleague', 'employer', 'minor_child']);

const CONTACT_PERSONS: ReadonlySet<Relation> = new Set([
  'emergency_contact',
  'spouse',
  'relative',
  'friend',
  'referee',
  'credit_bureau',
  'other_third_party',
]);

/** Never approached, whatever else is true. */
export function isUnrelated({ attempt, party }: Question): boolean {
  return UNRELATED.has(attempt.to.relation) || party?.source === 'device_address_book';
}

/** A recorded liability of somebody who is neither debtor nor guarantor marks a connection. */
export function isConnected({ attempt, party }: Question): boolean {
  return CONTACT_PERSONS.has(attempt.to.relation) && party?.liable === true;
}

export function isContactPerson(question: Question): boolean {
  return (
    CONTACT_PERSONS.has(question.attempt.to.relation) &&
    !isUnrelated(question) &&
    !isConnected(question)
  );
}

/** CN-THIRD-06: whoever clearly offered to pay may be given what the payment needs. */
export function offeredToPay(question: Question): boolean {
  return question
    .events('payment_offered')
    .some((event) => isToParty(question, event) && isAboutDebt(question, event));
}
