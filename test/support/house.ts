/** Two people of a town's compliance staff, and what they propose and approve. */
import { DECLARED_FACTS } from '../../src/compliance/declared.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import type { Reply } from './app.js';
import type { Town } from './town.js';

export interface House {
  /** By the first person. */
  propose(path: string, body: object): Promise<Reply>;
  /** By the second person, unless a key is given. */
  answer(path: string, how: string, body?: object, key?: string): Promise<Reply>;
  /** Proposed, approved and in force; answers its path. */
  settled(path: string, body: object): Promise<string>;
  /** Records of a kind, oldest first, as their bodies. */
  records(kind: string): Promise<Record<string, unknown>[]>;
  readonly second: string;
}

let versions = 0;

/** A name that no other version has. */
export function freshVersion(): string {
  versions += 1;
  return `v${versions}`;
}

export async function houseOf(town: Town): Promise<House> {
  const second = await town.keyWith(SCOPES, 'somebody-else');
  const propose = (path: string, body: object) => town.ask('POST', path, { body });
  const answer = (path: string, how: string, body = {}, key = second) =>
    town.ask('POST', `${path}/${how}`, { body, key });
  return {
    second,
    propose,
    answer,
    settled: async (path, body) => {
      const proposed = await propose(path, body);
      const own = `${path}/${String(proposed.body['id'])}`;
      const { status, body: approved } = await answer(own, 'approve');
      if (status !== 200) throw new Error(JSON.stringify([proposed.body, approved]));
      return own;
    },
    records: async (kind) => {
      const rows = await town.rows<{ body: Record<string, unknown> }>(
        `select convert_from(entry, 'UTF8')::jsonb -> 'body' as body from record where kind = $1 order by id`,
        [kind],
      );
      return rows.map(({ body }) => body);
    },
  };
}

export function policy(more: object = {}) {
  return { version: freshVersion(), reason: 'A story.', settings: {}, caps: [], ...more };
}

export function declaration(facts: readonly string[] = DECLARED_FACTS, more: object = {}) {
  const statement = 'Our calls are recorded, our lines registered.';
  return { version: freshVersion(), reason: 'A story.', facts, statement, ...more };
}
