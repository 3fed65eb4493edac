/** The demo's table as data: one row for each contact, in the words of the API and of the guard. */
import { Temporal } from 'temporal-polyfill';
import type { Explained, Finding } from './explained.js';

export interface Row {
  /** The loan system's own id. */
  readonly contact: string;
  readonly borrower: string;
  /** Two letters. */
  readonly country: string;
  readonly zone: string;
  /** When it was judged there; before that, when it was accepted. */
  readonly local_time: string;
  readonly channel: string;
  readonly purpose: string;
  readonly story: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly rules: readonly string[];
  readonly because: string;
  readonly citation: string | null;
  readonly held_until: string | null;
  readonly vendor_message_id: string | null;
}

export function rowOf({ contact, planned, explanation, borrower, addressee }: Explained): Row {
  const { decision } = explanation;
  const zone = addressee.time_zones[0]?.zone ?? 'UTC';
  return {
    contact: contact.external_id,
    borrower: borrower.name,
    country: addressee.residence.slice(0, 2),
    zone,
    local_time: localTime(decision?.at ?? contact.created_at, zone),
    channel: contact.channel,
    purpose: contact.purpose,
    story: planned.metadata.story,
    status: contact.status,
    verdict: contact.verdict,
    rules: contact.rules,
    ...reason({ contact, explanation }),
    held_until: contact.hold?.until ?? null,
    vendor_message_id: contact.vendor_message_id,
  };
}

/** `2026-03-10 09:05` */
export function localTime(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function reason({ contact, explanation }: Pick<Explained, 'contact' | 'explanation'>) {
  const { decision } = explanation;
  if (decision === null && contact.status === 'scheduled') {
    return { because: 'it is judged when its time comes', citation: null };
  }
  if (decision === null || contact.error_code !== null) {
    return { because: explanation.because, citation: null };
  }
  if (contact.verdict === 'allow') {
    const asked = decision.findings.filter(({ verdict }) => verdict === 'pass').length;
    return { because: `${asked} rules asked, none objects`, citation: null };
  }
  const told = telling(decision.findings, contact.verdict);
  if (told === undefined) {
    return { because: contact.hold?.reason ?? explanation.because, citation: null };
  }
  return { because: told.because, citation: told.citation };
}

/** The first objection that decided; of several that put it off, the one that does so longest. */
function telling(findings: readonly Finding[], verdict: string | null): Finding | undefined {
  const deciding = findings.filter((finding) => finding.verdict === verdict);
  if (verdict !== 'defer') return deciding[0];
  return deciding.toSorted((a, b) => endOf(b) - endOf(a))[0];
}

function endOf({ not_before }: Finding): number {
  return not_before === undefined ? 0 : Date.parse(not_before);
}
