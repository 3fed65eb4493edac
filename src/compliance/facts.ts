/**
 * Everything a rule may look at, in the public case format: keys and words are those of the JSON.
 *
 * Facts are plain JSON, kept in the evidence beside the decision, so that anyone can put the same
 * question to the same rules again. Instants and dates are text here; `prepare.ts` reads them.
 * The attempt is in `attempt.ts`, the events are in `timeline.ts`.
 */
import type { Attempt, Place, Relation } from './attempt.js';
import type { TenantLexicon } from './language/tenant.js';
import type { ClockFact } from './clocks.js';
import type { Declared } from './declared.js';
import type { TimelineEvent } from './timeline.js';

export interface Sender {
  readonly kind: 'creditor' | 'collector';
  readonly id: string;
  readonly name: string;
  readonly on_behalf_of?: string;
  readonly lender_name?: string;
  readonly listed_agencies?: readonly string[];
  readonly sms_signatures?: readonly string[];
  readonly accepts_electronic?: readonly ('email' | 'portal' | 'sms')[];
  readonly is_attorney?: boolean;
  readonly regime?: 'profeco' | 'condusef';
}

export interface ZoneFact {
  /** IANA name. */
  readonly zone: string;
  readonly source:
    | 'residence_address'
    | 'mobile_area_code'
    | 'landline_area_code'
    | 'current_location'
    | 'stated_by_person';
}

/** The debtor, whose residence selects the law. */
export interface Person {
  readonly id: string;
  /** ISO 3166-1 or 3166-2, such as `CN` or `US-OH`. */
  readonly residence: string;
  readonly city?: string;
  readonly postal_code?: string;
  readonly status?: 'active' | 'deceased' | 'incapacitated' | 'minor';
  /** Every zone the data points to; all of them bind. Never empty. */
  readonly time_zones: readonly ZoneFact[];
  /** The zone whose calendar counts days. */
  readonly day_zone?: string;
}

/** Anybody but the borrower. */
export interface Party {
  readonly id: string;
  readonly relation: Relation;
  readonly liable?: boolean;
  readonly liability_ended_on?: string;
  readonly source?:
    'named_by_borrower' | 'device_address_book' | 'public_record' | 'contract' | 'other';
  readonly time_zones?: readonly ZoneFact[];
}

export interface Debt {
  readonly id: string;
  readonly kind:
    | 'personal_loan'
    | 'credit_card'
    | 'mortgage'
    | 'medical'
    | 'student_loan'
    | 'auto_loan'
    | 'other';
  readonly lender: string;
  readonly servicing_group?: string;
  readonly days_past_due?: number;
  readonly time_barred?: boolean;
  readonly lawful?: boolean;
  readonly legal_action_intended?: boolean;
  /** Oldest first. */
  readonly prior_collectors?: readonly string[];
  /** Sums a message may name, as printed, such as `1,250.00`. */
  readonly amounts?: readonly string[];
}

export interface Endpoint {
  readonly id: string;
  readonly kind:
    'mobile' | 'landline' | 'email' | 'postal' | 'im' | 'im_group' | 'social' | 'address';
  /** A party id, or `unknown`. */
  readonly owner: string;
  readonly place?: Place;
  readonly employer_provided?: boolean;
  readonly shared?: boolean;
  readonly domain?: string;
}

export interface ClockWindow {
  readonly from: string;
  readonly to: string;
}

/** What the tenant may choose; an absent setting has the default of the case format. */
export interface Settings {
  readonly electronic_safe_harbor?: 'required' | 'off';
  readonly attorney_response_days?: number;
  /** `limits`: without the procedures and disclosures that only a debt collector can keep. */
  readonly apply_regf_to_creditors?: boolean | 'limits';
  readonly contact_window?: ClockWindow;
  readonly close_public_holidays?: boolean;
  readonly quiet_hours_for_reminders?: boolean;
  readonly hold_while_disputed?: boolean;
  readonly disaster_hold?: boolean;
  readonly pause_until_promise_date?: boolean;
  readonly max_sms_per_person_per_day?: number;
  readonly max_messages_per_7_days?: number;
  /** A message may name only sums that the ledger knows; `debts[].amounts` are then given. */
  readonly ledger_amounts_only?: boolean;
  /** What the tenant adds to the lexicon of the language rules, and takes back. */
  readonly lexicon?: TenantLexicon;
  /** Domains a link in a message may point to. */
  readonly link_domains?: readonly string[];
}

export interface Validation {
  readonly initial_communication_done: boolean;
  readonly notice_provided: boolean;
  readonly notice_provided_on?: string;
  /** Last day, inclusive. */
  readonly period_end?: string;
}

export interface Facts {
  readonly sender: Sender;
  readonly person: Person;
  readonly parties: readonly Party[];
  readonly debts: readonly Debt[];
  readonly endpoints: readonly Endpoint[];
  readonly holidays: readonly string[];
  readonly settings: Settings;
  readonly validation?: Validation;
  /** At dispatch only: what the tenant declared. Absent in worked cases, where unstated means ordinary. */
  readonly declared?: Declared;
  /** At dispatch only: nobody knows which days are holidays there and then. */
  readonly calendar_unknown?: true;
  /** At dispatch only: somebody asked that the debtor or the addressed party be erased. */
  readonly restricted?: true;
  /** At dispatch only: where the links lead that we put into the words ourselves, such as `https://a.example`. */
  readonly own_origin?: string;
}

/** One question to the guard. */
export interface GuardInput {
  readonly facts: Facts;
  /** Oldest first, though the order is not relied upon. */
  readonly timeline: readonly TimelineEvent[];
  readonly attempt: Attempt;
  /** What the clocks showed, where it was written down; other zones are looked up. */
  readonly clocks?: readonly ClockFact[];
}
