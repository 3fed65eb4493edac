/**
 * What records of the feed add to the figures: pure, so that counting anew gives the same.
 *
 * Decisions are counted, not contacts: one that waited for the morning counts when it was held and when it was let
 * go. What somebody asked about another instant is no decision about anybody.
 */
import type { PlacedRecord } from './feed.repository.js';

export type Figure = 'decision' | 'rule' | 'vendor' | 'template';

export interface Count {
  readonly what: Figure;
  /** RFC 3339, on the hour. */
  readonly hour: string;
  readonly subject: string;
  readonly outcome: string;
  readonly channel: string;
}

/** Somebody was found at a cap, or was given the last place under it. */
export interface Reached {
  readonly rule: string;
  readonly tag: string;
  readonly days: number;
  readonly places: number;
  readonly how: 'full' | 'last_place';
  readonly at: string;
}

/** Something that only the tables know the template of. */
export interface AboutTemplate {
  readonly outcome: 'sent' | 'opt_out';
  readonly hour: string;
  /** The public id of a contact that was sent, or of an event that took consent away. */
  readonly id: string;
}

/** Whether a message arrived, as its vendor reported it. */
export interface Arrival {
  readonly hour: string;
  readonly vendor: string;
  /** The vendor's own id of the message. */
  readonly message: string;
  readonly outcome: string;
}

export interface Counted {
  readonly counts: Count[];
  readonly reached: Reached[];
  readonly templates: AboutTemplate[];
  readonly arrivals: Arrival[];
  /** When the last of them was made. */
  readonly at: string | undefined;
}

interface Entry {
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly subj: { readonly tag: string } | null;
}

export function counted(records: readonly PlacedRecord[]): Counted {
  const sum = { counts: [], reached: [], templates: [], arrivals: [] };
  let at: string | undefined;
  for (const { kind, entry } of records) {
    const record = JSON.parse(entry.toString()) as Entry;
    ({ at } = record);
    COUNTERS[kind]?.(record, sum);
  }
  return { ...sum, at };
}

type Sum = Omit<Counted, 'at'>;
type Counter = (entry: Entry, sum: Sum) => void;

const COUNTERS: Readonly<Record<string, Counter>> = {
  decision: countDecision,
  receipt: (entry, sum) => {
    const { event, vendor, vendor_message_id: message } = entry.body;
    const outcome = String(event);
    if (!ARRIVALS.includes(outcome)) return;
    sum.arrivals.push({
      hour: hourOf(entry),
      vendor: String(vendor),
      message: String(message),
      outcome,
    });
  },
  'send.accepted': (entry, sum) => {
    countVendor(entry, sum, 'accepted');
    const id = String(entry.body['contact']);
    sum.templates.push({ outcome: 'sent', hour: hourOf(entry), id });
  },
  'send.rejected': (entry, sum) =>
    countVendor(entry, sum, entry.body['again'] === true ? 'put_off' : 'refused'),
  'send.unknown': (entry, sum) => countVendor(entry, sum, 'unknown'),
  'consent.changed': (entry, sum) => {
    if (entry.body['type'] !== 'opt_out') return;
    const id = String(entry.body['event']);
    sum.templates.push({ outcome: 'opt_out', hour: hourOf(entry), id });
  },
};

/** What a vendor says in the end of a message that it took. */
export const ARRIVALS: readonly string[] = ['delivered', 'undelivered', 'failed'];

/** Records of sends that were settled without a vendor name none. */
function countVendor(entry: Entry, { counts }: Sum, outcome: string): void {
  const { vendor } = entry.body;
  if (typeof vendor !== 'string') return;
  counts.push(vendorCount(hourOf(entry), vendor, outcome));
}

export function vendorCount(hour: string, vendor: string, outcome: string): Count {
  return { what: 'vendor', hour, subject: vendor, outcome, channel: '' };
}

function countDecision(entry: Entry, { counts, reached }: Sum): void {
  const { body, subj } = entry;
  if (body['what_if'] !== undefined) return;
  const hour = hourOf(entry);
  const channel = String(body['channel']);
  const outcome = outcomeOf(body);
  const subject = body['contact'] === undefined ? 'question' : 'contact';
  counts.push({ what: 'decision', hour, subject, outcome, channel });
  if (outcome !== 'allow') {
    for (const { rule, verdict } of (body['findings'] ?? []) as readonly Spoken[])
      if (verdict === outcome) counts.push({ what: 'rule', hour, subject: rule, outcome, channel });
  }
  if (subj !== null) reached.push(...reachedIn(entry, subj.tag, outcome));
}

/** Held although the verdict alone would let it go; or let go by a person's answer. */
function outcomeOf(body: Entry['body']): string {
  if (body['held_until'] !== undefined) return 'defer';
  // A pause without an end holds what the guard would let go, and names no instant.
  if (body['paused'] !== undefined && body['verdict'] === 'allow') return 'defer';
  return body['approval'] === undefined ? String(body['verdict']) : 'allow';
}

type Spoken = { rule: string; verdict: string };
type Cap = { rule: string; used: number; of: number; days: number };

/** A question that reserved nothing takes no place. */
function reachedIn({ at, body }: Entry, tag: string, outcome: string): Reached[] {
  const takes = outcome === 'allow' && body['attempt'] !== undefined;
  return ((body['caps'] ?? []) as readonly Cap[]).flatMap(({ rule, used, of, days }): Reached[] => {
    if (used < of && !takes) return [];
    return [{ rule, tag, days, places: of, how: used < of ? 'last_place' : 'full', at }];
  });
}

function hourOf({ at }: Entry): string {
  return `${at.slice(0, 13)}:00:00Z`;
}
