/**
 * Many borrowers of one bank, each with one text message and one mail to come, so that every address at
 * the doubles belongs to exactly one contact.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engine.js';
import type { Api } from '../../src/demo/service-process.js';

const BULK = 500;

/** People with their debts and addresses, and their bank. */
export async function loadPeople(
  api: Api,
  people: number,
  prefix: string,
  first = 0,
): Promise<void> {
  await api.post('/v1/organisations', {
    external_id: `${prefix}-bank`,
    kind: 'creditor',
    name: 'Example Bank',
    sms_signatures: ['示例银行'],
    sms_from: '+12125550100',
    email_from: 'service@bank.example.com',
  });
  for (const some of parts(people)) {
    const parties = some.map((i) => party(prefix, first + i));
    await api.bulk('/v1/parties/bulk', 'parties', parties);
    const debts = some.map((i) => debt(prefix, first + i));
    await api.bulk('/v1/debts/bulk', 'debts', debts);
  }
}

/** With one text and one mail for each, for tomorrow. */
export async function loadCrowd(api: Api, people: number, prefix = 'crowd'): Promise<void> {
  await loadPeople(api, people, prefix);
  const later = { not_before: '2026-03-11T13:05:00Z' };
  for (const some of parts(people)) {
    const contacts = some.flatMap((i) => [
      crowdContact(prefix, i, 'sms', later),
      crowdContact(prefix, i, 'email', later),
    ]);
    await api.bulk('/v1/contacts/bulk', 'contacts', contacts);
  }
}

function parts(people: number): number[][] {
  return Array.from({ length: Math.ceil(people / BULK) }, (_, part) =>
    Array.from({ length: Math.min(BULK, people - part * BULK) }, (__, i) => part * BULK + i),
  );
}

/** Makes everything that waits due within the next seconds, evenly. */
export async function releaseWithin(engine: Engine, seconds: number): Promise<void> {
  await engine.rows(
    `update contact_state set due_at = $1::timestamptz + random() * make_interval(secs => $2) where status = 'scheduled'`,
    [new Date(engine.now()).toISOString(), seconds],
  );
}

/** Makes so many of those that wait due now, if asked of one channel only. */
export async function releaseSome(engine: Engine, count: number, channel?: string): Promise<void> {
  await engine.rows(
    `update contact_state set due_at = $1 where contact_id in (
       select contact_id from contact_state
        where status = 'scheduled' and channel = coalesce($2, channel) and due_at > $1 limit $3)`,
    [new Date(engine.now()).toISOString(), channel ?? null, count],
  );
}

/** Whether all that is due has ended, or is held or unknown; others may wait for later. */
export async function isNothingDue(engine: Engine): Promise<boolean> {
  const waiting = await engine.rows(
    `select from contact_state where status in ('queued', 'permitted', 'sending') or (status = 'scheduled' and due_at <= $1)`,
    [new Date(engine.now()).toISOString()],
  );
  return waiting.length === 0;
}

/** Messages at the doubles. */
export function leftSoFar(engine: Engine): number {
  return engine.mail.mails.length + engine.sms.messages.length;
}

const WAITING = ['scheduled', 'queued', 'permitted', 'sending'];

/** Until every contact has ended, or is held or unknown. */
export async function untilNothingWaits(engine: Engine): Promise<void> {
  const sql = 'select from contact_state where status = any($1) limit 1';
  while ((await engine.rows(sql, [WAITING])).length > 0) await sleep(200);
}

function mobileOf(i: number): string {
  return `+86190${String(i).padStart(8, '0')}`;
}

function mailOf(prefix: string, i: number): string {
  return `${prefix}-${i}@example.com`;
}

function party(prefix: string, i: number) {
  return {
    external_id: `${prefix}-p${i}`,
    name: `测试客户${i}`,
    language: 'zh-CN',
    residence: 'CN',
    time_zones: [{ zone: 'Asia/Shanghai', source: 'residence_address' }],
    endpoints: [
      { external_id: `${prefix}-m${i}`, kind: 'mobile', address: mobileOf(i) },
      { external_id: `${prefix}-e${i}`, kind: 'email', address: mailOf(prefix, i) },
    ],
  };
}

function debt(prefix: string, i: number) {
  return {
    external_id: `${prefix}-d${i}`,
    kind: 'personal_loan',
    lender: `${prefix}-bank`,
    days_past_due: 5,
    currency: 'CNY',
    amounts: { outstanding: 500_000 + i, overdue: 50_000 + i },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: String(i % 10_000).padStart(4, '0'),
    parties: [{ party: `${prefix}-p${i}`, relation: 'borrower' }],
  };
}

export function crowdContact(
  prefix: string,
  i: number,
  channel: 'sms' | 'email',
  more: Record<string, unknown> = {},
) {
  return {
    external_id: `${prefix}-${channel}-${i}`,
    sender: `${prefix}-bank`,
    purpose: 'collection',
    channel,
    debt: `${prefix}-d${i}`,
    to: { party: `${prefix}-p${i}`, endpoint: `${prefix}-${channel === 'sms' ? 'm' : 'e'}${i}` },
    template: 'overdue',
    ...more,
  };
}
