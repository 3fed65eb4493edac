/** What became of every contact of a crowd, by the tables, by the evidence, and by the doubles. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engine.js';

export interface Account {
  readonly id: string;
  /** Its external id. */
  readonly name: string;
  readonly channel: 'sms' | 'email';
  readonly status: string;
  readonly slot: string | null;
  readonly error_code: string | null;
  /** Of its `send.attempt` records. */
  readonly attempts: readonly string[];
  /** What the double accepted at its address: an attempt's id for mails, the vendor's for texts. */
  readonly messages: readonly string[];
}

export interface Ledger {
  readonly contacts: readonly Account[];
  /** Messages that belong to no contact. */
  readonly strays: readonly string[];
  /** Tags of persons whose records are not numbered from 1 without a gap. */
  readonly gaps: readonly string[];
}

type Row = Omit<Account, 'messages'>;

export async function ledgerOf(engine: Engine): Promise<Ledger> {
  const rows = await engine.rows<Row>(CONTACTS);
  const gaps = await engine.rows<{ tag: string }>(GAPS);
  const left = messagesOf(engine);
  const contacts = rows.map((row): Account => {
    const messages = left.get(row.name) ?? [];
    left.delete(row.name);
    return { ...row, messages };
  });
  return { contacts, strays: [...left.keys()], gaps: gaps.map(({ tag }) => tag) };
}

/** The settling tick asks the vendor's list about text messages. */
export async function untilTextsSettled(engine: Engine): Promise<void> {
  for (let tries = 0; tries < 90; tries++) {
    const { contacts } = await ledgerOf(engine);
    const open = contacts.filter(
      ({ channel, status, messages }) =>
        channel === 'sms' && status === 'unknown' && messages.length > 0,
    );
    if (open.length === 0) return;
    await sleep(1_000);
  }
}

const CONTACTS = `
  with attempt as (
    select body ->> 'contact' as contact, array_agg(body ->> 'attempt') as attempts
      from (select convert_from(entry, 'UTF8')::jsonb -> 'body' as body from record where kind = 'send.attempt') r
     group by 1
  )
  select c.id, c.external_id as name, s.channel, s.status, s.slot, coalesce(s.error_code, array_to_string(s.rules, $$,$$)) as error_code, coalesce(a.attempts, '{}') as attempts
    from contact c join contact_state s on s.contact_id = c.id
    left join attempt a on a.contact = 'con_' || replace(c.id::text, '-', '')`;

const GAPS = `
  select k.tag from person_key k join record r on r.tag = k.tag
   group by k.tag, k.n having count(*) <> k.n or max(r.n) <> k.n or count(distinct r.n) <> k.n`;

/** By the external id of the contact that the address belongs to. */
function messagesOf({ sms, mail }: Engine): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (contact: string, message: string) =>
    found.set(contact, [...(found.get(contact) ?? []), message]);
  for (const { to, sid } of sms.messages) add(`crowd-sms-${Number(to.slice(6))}`, sid);
  for (const { to, headers } of mail.mails) {
    const person = /^crowd-(\d+)@/.exec(to[0] ?? '')?.[1] ?? to[0];
    add(`crowd-email-${person}`, /^<([^@]+)@/.exec(headers['message-id'] ?? '')?.[1] ?? '');
  }
  return found;
}
