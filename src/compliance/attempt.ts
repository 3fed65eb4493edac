/** The attempt that is judged, and the words that attempts and events share, as in the public case format. */

export type Relation =
  | 'borrower'
  | 'co_borrower'
  | 'guarantor'
  | 'spouse'
  | 'parent_of_minor'
  | 'guardian'
  | 'executor'
  | 'successor'
  | 'attorney'
  | 'employer'
  | 'colleague'
  | 'emergency_contact'
  | 'relative'
  | 'friend'
  | 'referee'
  | 'minor_child'
  | 'credit_bureau'
  | 'other_third_party';

export type Channel = 'call' | 'voicemail' | 'sms' | 'email' | 'letter' | 'visit' | 'im' | 'social';

export type Purpose =
  | 'collection'
  | 'settlement_offer'
  | 'pre_due_reminder'
  | 'relay'
  | 'location'
  | 'required_disclosure'
  | 'legal_notice'
  | 'opt_out_confirmation'
  | 'efforts_ending'
  | 'remedy_may_be_invoked'
  | 'remedy_will_be_invoked'
  | 'commercial';

export type Place = 'home' | 'work' | 'other';
export type Voice = 'live_agent' | 'prerecorded' | 'ai_generated';
export type CallMode = 'interactive' | 'notice';

export interface Content {
  readonly text: string;
  readonly subject?: string;
  readonly template_approved?: boolean;
}

export interface Attempt {
  /** The instant of hand-over, which is the instant to judge. */
  readonly at: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly debt: string;
  readonly to: { readonly party: string; readonly relation: Relation; readonly endpoint: string };
  readonly scheduled_for?: string;
  readonly mode?: CallMode;
  readonly voice?: Voice;
  readonly ringless?: boolean;
  readonly content?: Content;
  readonly in_reply_to?: string;
  readonly automated?: boolean;
  readonly intended_as?: 'limited_content_message';
  readonly may_be_overheard?: boolean;
  readonly portion?: 'disputed' | 'undisputed';
  readonly visibility?: 'public' | 'private';
  readonly format?: 'letter' | 'postcard' | 'envelope';
  readonly envelope_text?: string;
  readonly legal_basis?: string;
  readonly remedy_ordinarily_invoked?: boolean;
  readonly reason?: 'call_dropped';
  readonly staff_count?: number;
  readonly entry_consent?: boolean;
  readonly recording?: boolean;
  readonly caller_line?: 'registered' | 'private_mobile';
  readonly private_line_consent?: boolean;
  readonly good_reason?: boolean;
}
