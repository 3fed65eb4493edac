/**
 * What a record means to an upstream system: the name of the event and the few facts that it needs.
 *
 * Derived from evidence alone, so the feed says nothing that is not proved, and says it again in the same
 * words. There is no personal data in it: bodies of records have none.
 */
import type { PlacedRecord } from './feed.repository.js';

export const NOTICES = [
  'contact.held',
  'contact.review',
  'contact.reviewed',
  'contact.blocked',
  'contact.ready',
  'contact.completed',
  'contact.unreported',
  'contact.sent',
  'contact.failed',
  'contact.unknown',
  'contact.delivered',
  'contact.undelivered',
  'contact.receipt',
  'contact.replied',
  'contact.canceled',
  'contact.expired',
  'contact.replayed',
  'consent.given',
  'consent.revoked',
  'restriction.changed',
  'endpoint.changed',
  'template.published',
  'template.activated',
  'template.withdrawn',
  'policy.published',
  'policy.activated',
  'config.changed',
  'pause.changed',
  'party.erased',
] as const;
export type NoticeType = (typeof NOTICES)[number];

type Body = Readonly<Record<string, unknown>>;

export interface Notice {
  readonly position: number;
  /** The evidence record that it tells of. */
  readonly record_id: string;
  readonly type: NoticeType;
  readonly timestamp: string;
  readonly data: Body;
}

/** Undefined for a record that changes nothing for others, such as the permission to send. */
export function noticeOf({ position, id, kind, entry }: PlacedRecord): Notice | undefined {
  const { at, body } = JSON.parse(entry.toString()) as { at: string; body: Body };
  const told = kind === 'decision' ? decided(body) : plain(kind, body);
  return told && { position, record_id: id, timestamp: at, ...told };
}

type Told = Pick<Notice, 'type' | 'data'>;

/** An answer to a question of others is known to them; only decisions about contacts are told. */
function decided(body: Body): Told | undefined {
  const type = body['contact'] === undefined ? undefined : verdictType(body);
  if (type === undefined) return undefined;
  const { contact, channel, attempt, verdict, not_before, held_until } = body;
  const findings = (body['findings'] ?? []) as { rule: string; verdict: string }[];
  const rules = findings.filter((one) => one.verdict === verdict).map(({ rule }) => rule);
  const until = held_until ?? not_before;
  const data = { contact, channel, attempt, verdict, rules: verdict === 'allow' ? [] : rules };
  return { type, data: until === undefined ? data : { ...data, not_before: until } };
}

function verdictType(body: Body): NoticeType | undefined {
  if (body['held_until'] !== undefined) return 'contact.held';
  switch (body['verdict']) {
    case 'defer':
      return 'contact.held';
    case 'block':
      return 'contact.blocked';
    case 'review':
      if (body['approval'] === undefined) return 'contact.review';
      break;
  }
  return body['channel'] === 'call' ? 'contact.ready' : undefined;
}

const PLAIN: Readonly<Record<string, NoticeType>> = {
  'contact.canceled': 'contact.canceled',
  'contact.expired': 'contact.expired',
  'contact.replayed': 'contact.replayed',
  'review.resolved': 'contact.reviewed',
  'send.accepted': 'contact.sent',
  'send.rejected': 'contact.failed',
  'send.unknown': 'contact.unknown',
  'receipt.conflict': 'contact.receipt',
  inbound: 'contact.replied',
  'restriction.changed': 'restriction.changed',
  'endpoint.changed': 'endpoint.changed',
  'template.published': 'template.published',
  'template.activated': 'template.activated',
  'template.retired': 'template.withdrawn',
  'policy.published': 'policy.published',
  'policy.activated': 'policy.activated',
  'config.changed': 'config.changed',
  'pause.changed': 'pause.changed',
  'erasure.done': 'party.erased',
};

function plain(kind: string, data: Body): Told | undefined {
  const type = PLAIN[kind] ?? byBody(kind, data);
  return type && { type, data };
}

function byBody(kind: string, body: Body): NoticeType | undefined {
  switch (kind) {
    case 'receipt':
      return RECEIPTS[String(body['event'])] ?? 'contact.receipt';
    case 'call.task':
      if (body['outcome'] !== undefined) return 'contact.completed';
      // Whoever says whom they reached, or gives a call back, has been heard.
      return body['by'] === undefined ? 'contact.unreported' : undefined;
    case 'consent.changed':
      return body['type'] === 'consent' ? 'consent.given' : 'consent.revoked';
    default:
      return undefined;
  }
}

const RECEIPTS: Readonly<Record<string, NoticeType>> = {
  delivered: 'contact.delivered',
  undelivered: 'contact.undelivered',
  failed: 'contact.undelivered',
};
