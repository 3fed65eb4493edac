/** What happened between the sender and people, as events: calls, messages, letters, visits, notices. */
import type { CallMode, Purpose, Voice } from './attempt.js';

type Direction = 'outbound' | 'inbound';
export type Form = 'written' | 'electronic' | 'oral';
export type Via = 'letter' | 'email' | 'sms' | 'call' | 'portal';
export type MessageChannel = 'sms' | 'email' | 'im' | 'social';

export type CallOutcome =
  | 'no_answer'
  | 'busy'
  | 'not_in_service'
  | 'answered'
  | 'dropped'
  | 'voicemail'
  | 'voicemail_full'
  | 'ringless_voicemail'
  | 'conversation'
  | 'notice_played';

export interface AboutDebts {
  readonly debts: readonly string[];
}

export interface ByParty extends AboutDebts {
  readonly party: string;
}

export interface ToPlace extends ByParty {
  readonly endpoint: string;
}

/** Fields of each event beside `id`, `at` and `type`. */
export interface ContactFields {
  call: {
    readonly direction: Direction;
    readonly outcome: CallOutcome;
    readonly party: string;
    readonly endpoint: string;
    readonly debts: readonly string[];
    readonly mode?: CallMode;
    readonly voice?: Voice;
    readonly discussed?: readonly string[];
    readonly limited_content?: boolean;
    readonly allocated?: boolean;
    readonly topic?: 'none' | 'settlement_terms';
    readonly dropped?: boolean;
    readonly purpose?: Purpose;
    readonly location_answer?: 'complete' | 'incomplete';
    readonly sender?: string;
    /** Reserved or of unknown outcome: it counts under every cap that could count it. */
    readonly pending?: boolean;
  };
  message: {
    readonly channel: MessageChannel;
    readonly direction: Direction;
    readonly party: string;
    readonly endpoint: string;
    readonly debts: readonly string[];
    readonly text?: string;
    readonly in_reply_to?: string;
    readonly purpose?: Purpose;
    readonly sender?: string;
    readonly pending?: boolean;
  };
  letter: {
    readonly direction: Direction;
    readonly party: string;
    readonly debts: readonly string[];
    readonly purpose?: Purpose;
    readonly sender?: string;
    readonly pending?: boolean;
  };
  visit: ToPlace & { readonly sender?: string; readonly pending?: boolean };
  visit_agreed: ToPlace;
  notice: {
    readonly kind:
      | 'validation'
      | 'verification'
      | 'duplicate_dispute'
      | 'creditor_transfer'
      | 'first_written'
      | 'medical_debt';
    readonly channel: 'letter' | 'email' | 'sms' | 'portal';
    readonly party: string;
    readonly debts: readonly string[];
    readonly endpoint?: string;
    readonly opt_out_by?: string;
    readonly names_collector?: boolean;
    readonly complete?: boolean;
    readonly address_from_consumer?: boolean;
    readonly creditor_used_address?: boolean;
    readonly sender?: string;
  };
}
