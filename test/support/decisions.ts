/** Questions to the decide-only door in a small town. */
import type { Reply } from './app.js';
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
  };
}
