/** Questions to the decide-only door in a small town. */
import type { Reply } from './app.js';
import { uuidOf } from './hands.js';
import type { Town } from './town.js';

export type Body = Record<string, unknown>;

/** May the bank call, write to or visit this borrower now? */
export function question(name: string, more: Body = {}): Body {
  const channel = more['channel'] ?? 'call';
  const endpoint = channel === 'email' ? `${name}-mail` : `${name}-mobile`;
  return {
    sender: 'bank',
    purpose: 'collection',
    channel,
    debt: `${name}-loan`,
    to: { party: name, endpoint },
    ...more,
  };
}

export interface Counter {
  ask(name: string, more?: Body): Promise<Reply>;
  /** Asks with a reservation and answers the id of the decision. */
  reserve(name: string, more?: Body): Promise<string>;
  settle(id: string, body: Body, key?: string): Promise<Reply>;
  show(id: string): Promise<Body>;
  /** The timeline of a borrower. */
  events(name: string): Promise<{ type: string; body: Body; occurred_at: Date }[]>;
  /** Of all records about the debtor of a decision, oldest first. */
  kinds(id: string): Promise<string[]>;
}

export function counterOf(town: Town): Counter {
  const ask = (name: string, more: Body = {}) =>
    town.ask('POST', '/v1/decisions', { body: question(name, more) });
  return {
    ask,
    reserve: async (name, more = {}) => {
      const { status, body } = await ask(name, { reserve: true, ...more });
      if (status !== 201 || body['reservation'] === null)
        throw new Error(`nothing was reserved: ${JSON.stringify(body)}`);
      return String(body['id']);
    },
    settle: (id, body, key = town.key) =>
      town.ask('POST', `/v1/decisions/${id}/outcome`, { body, key }),
    show: async (id) => (await town.ask('GET', `/v1/decisions/${id}`)).body,
    events: (name) => town.rows(EVENTS, [name]),
    kinds: async (id) =>
      (await town.rows<{ kind: string }>(KINDS, [uuidOf(id)])).map(({ kind }) => kind),
  };
}

const EVENTS = `
  select e.type, e.body, e.occurred_at from timeline_event e
    join party p on p.tenant = e.tenant and p.id = e.person_id
   where p.external_id = $1 order by e.recorded_at`;

const KINDS = `
  select kind from record where tag = (select tag from record where id = $1::uuid) order by n`;
