/** A contact in the form of the API. It holds no personal data. */
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { ContactRow } from './contacts.repository.js';

/** The requirement behind a rule's code, in one sentence. */
export type Requirements = ReadonlyMap<string, string>;

export function contactResource(row: ContactRow, requirements: Requirements) {
  return {
    object: 'contact',
    id: publicId('contact', row.id),
    external_id: row.external_id,
    status: row.status,
    channel: row.channel,
    direction: 'outbound',
    purpose: row.purpose,
    sender: publicId('organisation', row.sender_id),
    debt: publicId('debt', row.debt_id),
    to: {
      party: publicId('party', row.party_id),
      endpoint: publicId('endpoint', row.endpoint_id),
    },
    template: row.template,
    template_version: row.template_version,
    locale: row.locale,
    verdict: row.verdict,
    rules: row.rules ?? [],
    hold: holdOf(row, requirements),
    decision_id: row.decision_id === null ? null : publicId('record', row.decision_id),
    attempt_no: row.attempt_no,
    vendor: row.vendor,
    vendor_message_id: row.vendor_message_id,
    error_code: row.error_code,
    not_before: instant(row.not_before),
    not_after: instant(row.not_after),
    in_reply_to: row.in_reply_to === null ? null : publicId('event', row.in_reply_to),
    batch_id: row.batch_id === null ? null : publicId('batch', row.batch_id),
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
    sent_at: instant(row.sent_at),
    contacted_at: instant(row.contacted_at),
    metadata: row.metadata,
  };
}

/** Why and until when it waits; null unless the guard put it off. */
function holdOf({ status, rules, due_at }: ContactRow, requirements: Requirements) {
  if (status !== 'held') return null;
  const [rule = null] = rules ?? [];
  const reason = rule === null ? undefined : requirements.get(rule);
  return { reason: reason ?? 'a rule defers this contact', rule, until: instant(due_at) };
}

function instant(date: Date | null): string | null {
  return date === null ? null : iso(date.getTime());
}
