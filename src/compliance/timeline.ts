/** The events of the timeline, in the public case format: contacts, and what people said or we learnt. */
import type { Channel, Place, Relation } from './attempt.js';
import type {
  AboutDebts,
  ByParty,
  ContactFields,
  Form,
  MessageChannel,
  ToPlace,
  Via,
} from './contact-events.js';

type Source = 'person' | 'creditor_file' | 'other';
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export type ConsentScope =
  'sms' | 'email' | 'call' | 'artificial_voice' | 'contact_time' | 'commercial';

export interface PartyWindow {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  /** Last day, inclusive. */
  readonly until?: string;
}

/** Fields of each event beside `id`, `at` and `type`. */
interface EventFields extends ContactFields {
  consent: ScopedConsent & {
    readonly given_to: string;
    readonly valid_from?: string;
    readonly valid_to?: string;
    readonly from?: string;
    readonly until?: string;
  };
  consent_withdrawn: ScopedConsent;
  opt_out: {
    readonly party: string;
    readonly channel: MessageChannel;
    readonly endpoint: string;
    readonly scope: 'all' | 'commercial';
    readonly text?: string;
  };
  media_refusal: {
    readonly party: string;
    readonly channel: Exclude<Channel, 'voicemail'>;
    readonly form: Form;
    readonly text?: string;
  };
  contact_refused: { readonly party: string; readonly sender?: string; readonly text?: string };
  cease_request: ByParty & {
    readonly basis: 'stop_contact' | 'refusal_to_pay';
    readonly status: 'mailed' | 'received';
    readonly form: Form;
    readonly via?: Via;
    /** Binds whoever sends, in every form and jurisdiction: what the staff have entered. */
    readonly house_promise?: boolean;
    readonly text?: string;
  };
  attorney_notice: ByAttorney & { readonly name_known: boolean; readonly address_known: boolean };
  attorney_contacted: ByAttorney;
  attorney_consent: ByAttorney;
  dispute: ByParty & {
    readonly form: Form;
    readonly via?: Via;
    readonly portion?: string;
    readonly duplicative?: boolean;
    readonly new_material?: string;
  };
  dispute_closed: AboutDebts & { readonly outcome: 'confirmed' | 'corrected' | 'withdrawn' };
  original_creditor_request: ByParty & { readonly form: Form; readonly via?: Via };
  hold_started: AboutDebts & {
    readonly reason: 'natural_disaster' | 'breathing_space' | 'illness' | 'bereavement' | 'other';
    /** Instant, exclusive. */
    readonly until: string;
  };
  hold_ended: AboutDebts;
  window_agreed: ByParty & { readonly from: string; readonly to: string };
  convenient_time: PartyTimes;
  inconvenient_time: PartyTimes;
  inconvenient_place: { readonly party: string; readonly place: Place; readonly source: Source };
  employer_prohibits: {
    readonly party: string;
    readonly source: Source | 'employer';
    readonly text?: string;
  };
  frequency_agreed: ByParty & {
    readonly channel: 'call' | 'sms' | 'email' | 'im';
    readonly per_day: number;
  };
  callback_requested: ToPlace & { readonly requested_for: string };
  payment_offered: ByParty;
  promise: ByParty & { readonly due: string; readonly amount: string };
  payment: AboutDebts & { readonly amount: string };
  paid_off: AboutDebts;
  wrong_number: { readonly endpoint: string; readonly party: string };
  third_party_disclosure: { readonly endpoint: string; readonly reported_by: Relation };
  reassigned_number_check: {
    readonly endpoint: string;
    readonly database: 'fcc_rnd' | 'other';
    readonly since: string;
    readonly result: 'no' | 'yes' | 'no_data';
  };
  prior_collector_email: {
    readonly endpoint: string;
    readonly collector: string;
    readonly used: boolean;
    readonly opted_out: boolean;
    readonly obtained_lawfully: boolean;
  };
  agency_assigned: AboutDebts & { readonly agency: string };
  agency_withdrawn: AboutDebts & { readonly agency: string };
}

interface ByAttorney extends AboutDebts {
  readonly attorney: string;
}

interface ScopedConsent {
  readonly scope: ConsentScope;
  readonly party: string;
  readonly endpoint?: string;
  readonly debts?: readonly string[];
  readonly via?: Via;
  readonly text?: string;
}

interface PartyTimes {
  readonly party: string;
  readonly windows: readonly PartyWindow[];
  readonly source: Source;
  readonly text?: string;
}

export type EventType = keyof EventFields;

export type EventOf<T extends EventType> = {
  readonly id: string;
  readonly at: string;
  readonly type: T;
} & EventFields[T];

export type TimelineEvent = { [T in EventType]: EventOf<T> }[EventType];
