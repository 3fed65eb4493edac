/** A town whose people are erased: what its two compliance officers ask for, and what is left. */
import path from 'node:path';
import { Eraser } from '../../src/dispatch/erasing/eraser.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import type { Reply } from './app.js';
import { startExports, type Exports } from './exports.js';

export interface Erasures extends Exports {
  /** By the first person. */
  asked(party: string, basis?: string): Promise<Reply>;
  /** By the second person, unless a key is given. */
  approved(id: unknown, key?: string): Promise<Reply>;
  /** Asked for and approved; answers the erasure. */
  erased(party: string): Promise<Record<string, unknown>>;
  /** What waits is tried again, as every few seconds. */
  retried(): Promise<void>;
  shown(id: unknown): Promise<Record<string, unknown>>;
  tagOf(party: string): Promise<string>;
  /** Of the records under a tag, in their order. */
  kindsOf(tag: string): Promise<string[]>;
  /** The verdict of the verifier on the whole log, trusting the keys it names. */
  audited(name: string): Promise<string>;
}

export async function startErasures(): Promise<Erasures> {
  const world = await startExports();
  const { town } = world;
  const second = await town.keyWith(SCOPES, 'approver');
  const asked: Erasures['asked'] = (party, basis = 'data_subject') =>
    town.ask('POST', '/v1/erasures', { body: { party, basis, reason: 'A letter.' } });
  const approved: Erasures['approved'] = (id, key = second) =>
    town.ask('POST', `/v1/erasures/${String(id)}/approve`, { key, body: {} });
  return {
    ...world,
    asked,
    approved,
    erased: async (party) => (await approved((await asked(party)).body['id'])).body,
    retried: () => town.app.get(Eraser).eraseDue(1),
    shown: async (id) => (await town.ask('GET', `/v1/erasures/${String(id)}`)).body,
    tagOf: async (party) => {
      const rows = await town.rows<{ tag: string }>(
        'select k.tag from person_key k join party p on p.id = k.party_id where p.external_id = $1',
        [party],
      );
      return rows[0]!.tag;
    },
    kindsOf: async (tag) => {
      const of = 'select kind from record where tag = $1 order by n';
      return (await town.rows<{ kind: string }>(of, [tag])).map(({ kind }) => kind);
    },
    audited: async (name) => {
      await world.seal();
      const out = path.join(world.folder, name);
      await town.installation.database.tx(1, (tx) => writeAudit(tx, out));
      return verifyCommand([out, '--trust', path.join(out, 'trust.txt')]).text;
    },
  };
}
