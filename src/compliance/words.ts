/**
 * The closed lists of the case format, as values.
 *
 * A word outside its list would meet no rule and pass, so it is refused before the rules are asked.
 */
import type { Attempt } from './attempt.js';
import type { CallOutcome } from './contact-events.js';
import type { EventType } from './timeline.js';

export const channels = words<Attempt['channel']>({
  call: 1,
  voicemail: 1,
  sms: 1,
  email: 1,
  letter: 1,
  visit: 1,
  im: 1,
  social: 1,
});

export const purposes = words<Attempt['purpose']>({
  collection: 1,
  settlement_offer: 1,
  pre_due_reminder: 1,
  relay: 1,
  location: 1,
  required_disclosure: 1,
  legal_notice: 1,
  opt_out_confirmation: 1,
  efforts_ending: 1,
  remedy_may_be_invoked: 1,
  remedy_will_be_invoked: 1,
  commercial: 1,
});

export const relations = words<Attempt['to']['relation']>({
  borrower: 1,
  co_borrower: 1,
  guarantor: 1,
  spouse: 1,
  parent_of_minor: 1,
  guardian: 1,
  executor: 1,
  successor: 1,
  attorney: 1,
  employer: 1,
  colleague: 1,
  emergency_contact: 1,
  relative: 1,
  friend: 1,
  referee: 1,
  minor_child: 1,
  credit_bureau: 1,
  other_third_party: 1,
});

export const callOutcomes = words<CallOutcome>({
  no_answer: 1,
  busy: 1,
  not_in_service: 1,
  answered: 1,
  dropped: 1,
  voicemail: 1,
  voicemail_full: 1,
  ringless_voicemail: 1,
  conversation: 1,
  notice_played: 1,
});

export const eventTypes = words<EventType>({
  call: 1,
  message: 1,
  letter: 1,
  visit: 1,
  visit_agreed: 1,
  notice: 1,
  consent: 1,
  consent_withdrawn: 1,
  opt_out: 1,
  media_refusal: 1,
  contact_refused: 1,
  cease_request: 1,
  attorney_notice: 1,
  attorney_contacted: 1,
  attorney_consent: 1,
  dispute: 1,
  dispute_closed: 1,
  original_creditor_request: 1,
  hold_started: 1,
  hold_ended: 1,
  window_agreed: 1,
  convenient_time: 1,
  inconvenient_time: 1,
  inconvenient_place: 1,
  employer_prohibits: 1,
  frequency_agreed: 1,
  callback_requested: 1,
  payment_offered: 1,
  promise: 1,
  payment: 1,
  paid_off: 1,
  wrong_number: 1,
  third_party_disclosure: 1,
  reassigned_number_check: 1,
  prior_collector_email: 1,
  agency_assigned: 1,
  agency_withdrawn: 1,
});

/** The compiler holds the list complete: a word that is missing or too many does not compile. */
function words<T extends string>(list: Readonly<Record<T, 1>>): ReadonlySet<string> {
  return new Set(Object.keys(list));
}
