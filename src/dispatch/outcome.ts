/** What each answer of a vendor does to the contact: one table. */
import type { RecordKind } from '../evidence/kind.js';
import type { ContactStatus } from '../schedule/contact.js';
import type { Outcome } from './channel.js';

interface Effect {
  readonly status: ContactStatus;
  /** Settled: it takes its place in every count. Null: it provably never left. */
  readonly slot: 'settled' | null;
  readonly record: RecordKind;
}

export const EFFECTS: Readonly<Record<Outcome['kind'], Effect>> = {
  accepted: { status: 'sent', slot: 'settled', record: 'send.accepted' },
  refused: { status: 'failed', slot: null, record: 'send.rejected' },
  not_now: { status: 'scheduled', slot: null, record: 'send.rejected' },
  technical: { status: 'scheduled', slot: null, record: 'send.rejected' },
  unknown: { status: 'unknown', slot: 'settled', record: 'send.unknown' },
};

const RETRY_MIN_MS = 30_000;
const RETRY_MAX_MS = 3_600_000;

/** When a contact whose vendor said "not now" is judged again: 30 s, doubling with each attempt, an hour at most. */
export function retryAt(nowMs: number, attemptNo: number): number {
  return nowMs + Math.min(RETRY_MIN_MS * 2 ** Math.min(attemptNo - 1, 10), RETRY_MAX_MS);
}
