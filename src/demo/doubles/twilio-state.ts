/**
 * What the SMS vendor's double is told at its start, and what it remembers while it runs.
 */
import type { Clock } from '../../platform/clock.js';
import type { MessageStatus, TwilioMessage } from './twilio-messages.js';
import type { TwilioFailure } from './twilio-refusals.js';
import type { Account } from './twilio-webhooks.js';

export interface TwilioOptions extends Account {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** How long every answer takes. */
  readonly latency_ms?: number;
  /** `delivered`, the default, lets every message arrive and reports it; `none` leaves that to `report`. */
  readonly receipts?: 'delivered' | 'none';
  /** The vendor's own clock; the real time unless a test shares its clock. */
  readonly clock?: Clock;
}

/** What happened to one status callback: what it said, and the HTTP status it met, if any. */
export interface Callback {
  readonly sid: string;
  readonly status: MessageStatus;
  readonly answer: number | undefined;
}

/** What the double remembers while it runs. */
export interface State {
  readonly options: TwilioOptions;
  readonly clock: Clock;
  readonly messages: TwilioMessage[];
  /** The form that each accepted message was posted with, by its sid. */
  readonly posted: Map<string, URLSearchParams>;
  readonly callbacks: Callback[];
  readonly failures: TwilioFailure[];
  /** Reports under way, so that `stop` can wait for them. */
  readonly reporting: Set<Promise<void>>;
}
