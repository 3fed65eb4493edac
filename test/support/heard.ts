/** What a town's borrowers were sent and what was heard of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Town } from './town.js';
import { posted } from './townsfolk.js';

/** A borrower who got one text; answers the number. */
export async function textedIn(
  town: Town,
  name: string,
  residence: 'CN' | 'US-NY' = 'CN',
): Promise<string> {
  await town.borrower(name, residence);
  await town.becomes(await town.contact(name, { channel: 'sms' }), 'sent');
  return town.sms.messages.at(-1)?.to ?? '';
}

/** A borrower answered by text, as `<name>-answers`. */
export function answersText(
  town: Town,
  name: string,
  occurred_at: string,
  text: string,
): Promise<void> {
  return town.event({
    external_id: `${name}-answers`,
    occurred_at,
    type: 'message',
    direction: 'inbound',
    channel: 'sms',
    party: name,
    endpoint: `${name}-mobile`,
    debts: [`${name}-loan`],
    text,
  });
}

/** The types of a person's events, oldest first. */
export async function eventsIn(town: Town, name: string): Promise<string[]> {
  const rows = await town.rows<{ type: string }>(
    `select e.type from timeline_event e join party p on p.tenant = e.tenant and p.id = e.party_id
      where p.external_id = $1 order by e.id`,
    [name],
  );
  return rows.map(({ type }) => type);
}

/** Where the confirmations of a person's stops stand. */
export function confirmationsIn(town: Town, name: string): Promise<{ status: string }[]> {
  return town.rows<{ status: string }>(
    `select s.status from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
       join party p on p.tenant = c.tenant and p.id = c.party_id
      where p.external_id = $1 and c.purpose = 'opt_out_confirmation'`,
    [name],
  );
}

/**
 * Waits until so many have left: a race that begins there is in the midst of sending, however fast the machine is.
 *
 * @param ms and then this long
 */
export async function whenSent(sent: () => number, count: number, ms: number): Promise<void> {
  for (let tries = 0; sent() < count; tries++) {
    if (tries === 30_000) throw new Error(`${sent()} of ${count} left in time`);
    await sleep(2);
  }
  await sleep(ms);
}

/** The moments of many races, spread over all that leaves; between two vendor calls and in the midst of one. */
export const momentOf = (run: number, tries: number, texts: number) => ({
  sent: Math.floor((run * texts) / tries),
  ms: (run % 5) * 10,
});

/** Plans this many texts to one borrower at once: `<name>-0`, `<name>-1` … */
export async function planTexts(town: Town, name: string, count: number): Promise<void> {
  const contacts = Array.from({ length: count }, (_, i) => ({
    external_id: `${name}-${i}`,
    sender: 'bank',
    purpose: 'collection',
    channel: 'sms',
    debt: `${name}-loan`,
    to: { party: name, endpoint: `${name}-mobile` },
    template: 'overdue',
  }));
  await posted(town, '/v1/contacts/bulk', { contacts });
}

/** As a worker leaves it between the compare-and-set and the vendor's answer. */
export async function sendingIn(town: Town, name: string, lease: string): Promise<string> {
  await town.borrower(name, 'CN');
  const id = await town.contact(name, { channel: 'sms', not_before: '2026-03-10T05:00:00Z' });
  await town.rows(
    `update contact_state set status = 'sending', slot = 'reserved', lease_until = $2 where contact_id = $1`,
    [id.slice(4), lease],
  );
  return id;
}
