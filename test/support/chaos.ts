/**
 * Ten thousand contacts, posted while processes die: half to people who get one text and one mail each, half to
 * people who get five and whom the house allows three a day.
 */
import type { Api } from '../../src/demo/service-process.js';
import { crowdContact, loadPeople } from './crowd.js';
import type { Engine } from './engine.js';

export const COUPLES = 2_500;
export const CAPPED = 1_000;
export const EACH = 5;
export const CAP = 3;
/** Numbers of the capped start here, so that no address belongs to two. */
const FIRST_CAPPED = 50_000;
const BULK = 250;

type Contact = ReturnType<typeof crowdContact>;

export async function loadChaos(api: Api): Promise<void> {
  await loadPeople(api, COUPLES, 'crowd');
  await loadPeople(api, CAPPED, 'capped', FIRST_CAPPED);
}

/** All of them, mixed, due at once. */
export function chaosContacts(): Contact[] {
  const couples = numbers(COUPLES).flatMap((i) => [
    crowdContact('crowd', i, 'sms'),
    crowdContact('crowd', i, 'email'),
  ]);
  const capped = numbers(CAPPED).flatMap((person) =>
    numbers(EACH).map((n) => ({
      ...crowdContact('capped', FIRST_CAPPED + person, n % 2 === 0 ? 'sms' : 'email'),
      external_id: `capped-${FIRST_CAPPED + person}-${n}`,
    })),
  );
  return couples.flatMap((contact, i) => [contact, capped[i]].filter((one) => one !== undefined));
}

/** As an upstream system does it: what got no answer is posted again, to whoever lives. */
export async function postAll(apis: () => Api[], contacts: readonly Contact[]): Promise<number> {
  let again = 0;
  for (let i = 0; i < contacts.length; i += BULK) {
    const some = contacts.slice(i, i + BULK);
    for (let tries = 0; ; tries++) {
      const living = apis();
      const api = living[tries % living.length];
      try {
        await api?.bulk('/v1/contacts/bulk', 'contacts', some);
        if (api !== undefined) break;
      } catch (error) {
        if (!String(error).includes('got no answer')) throw error;
        again += 1;
      }
      if (tries > 200) throw new Error('no api answers');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return again;
}

export interface Capped {
  readonly person: number;
  /** At the doubles. */
  readonly messages: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

export async function cappedOf(engine: Engine): Promise<Capped[]> {
  const rows = await engine.rows<{ person: number; status: string; n: number }>(
    `select split_part(c.external_id, '-', 2)::int as person, s.status, count(*)::int as n
       from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where c.external_id like 'capped-%' group by 1, 2`,
  );
  const messages = new Map<number, number>();
  const add = (person: number) => messages.set(person, (messages.get(person) ?? 0) + 1);
  for (const { to } of engine.sms.messages)
    if (Number(to.slice(6)) >= FIRST_CAPPED) add(Number(to.slice(6)));
  for (const { to } of engine.mail.mails) {
    const person = /^capped-(\d+)@/.exec(to[0] ?? '')?.[1];
    if (person !== undefined) add(Number(person));
  }
  return numbers(CAPPED).map((i) => {
    const person = FIRST_CAPPED + i;
    const own = rows.filter((row) => row.person === person);
    const byStatus = Object.fromEntries(own.map(({ status, n }) => [status, n]));
    return { person, messages: messages.get(person) ?? 0, byStatus };
  });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
