/** A contact: one planned communication to one party about one debt by one channel. */

export const CHANNELS = ['sms', 'email', 'call'] as const;
export type ContactChannel = (typeof CHANNELS)[number];

/**
 * The states of a contact. Until `sending`, everything can still be stopped; `unknown` keeps its slot;
 * from `sent` on a status only moves forward.
 */
export const STATUSES = [
  'scheduled',
  'queued',
  'held',
  'review',
  'blocked',
  'permitted',
  'ready',
  'claimed',
  'completed',
  'sending',
  'sent',
  'failed',
  'unknown',
  'delivered',
  'undelivered',
  'canceled',
  'expired',
] as const;
export type ContactStatus = (typeof STATUSES)[number];

/** Before the vendor call: what a cancel, a payment or a STOP still reaches. `queued` is seen at its decision. */
export const STOPPABLE: readonly ContactStatus[] = [
  'scheduled',
  'queued',
  'held',
  'review',
  'permitted',
  'ready',
];

/** An attempt has begun: it reached somebody, or may have. Of the others an instant of an attempt is only that of a decision. */
export const MADE: readonly ContactStatus[] = [
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'unknown',
  'claimed',
  'completed',
];

/** Waiting contacts that a new fact sends back to be judged again. */
export const REJUDGED: readonly ContactStatus[] = ['held', 'review', 'permitted', 'ready'];

/** A contact as intake hands it over: every reference resolved, variables sealed. */
export interface NewContact {
  readonly id: string;
  readonly external_id: string;
  readonly batch_id: string | null;
  readonly sender_id: string;
  readonly purpose: string;
  readonly channel: ContactChannel;
  readonly debt_id: string;
  /** The debtor. */
  readonly person_id: string;
  /** The addressed party. */
  readonly party_id: string;
  readonly endpoint_id: string;
  readonly template: string;
  readonly locale: string | null;
  readonly in_reply_to: string | null;
  readonly variables: Buffer | null;
  readonly metadata: Record<string, string>;
  /** Milliseconds; past means now. */
  readonly not_before: number | null;
  readonly not_after: number;
  readonly request_hash: Buffer;
  readonly created_by: string | null;
}

/** What a contact's variables are sealed to: they cannot be moved to another contact. */
export function variablesUse(contactId: string): string {
  return `contact/${contactId}/variables`;
}
