/**
 * The engine's steps by hand, in a town without workers: between two of them a test does what it likes.
 */
import { decideContacts } from '../../src/dispatch/decide-contacts.js';
import { waitingContacts } from '../../src/dispatch/facts.repository.js';
import { sendSlice } from '../../src/dispatch/send.js';
import { settleUnknown } from '../../src/dispatch/settle.js';
import { Vendors } from '../../src/dispatch/vendors.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { Settings } from '../../src/platform/platform.module.js';
import type { Slice } from '../../src/schedule/contact.queue.js';
import { expire } from '../../src/schedule/expiry.js';
import { claimDue } from '../../src/schedule/feeder.js';
import { sweep } from '../../src/schedule/sweeper.js';
import type { Town } from './town.js';

const TENANT = 1;

export interface Standing {
  readonly status: string;
  readonly slot: string | null;
  readonly error_code: string | null;
}

export interface Hands {
  feed(sliceMax?: number): Promise<Slice[]>;
  /** @param beforeCommit when all is decided and nobody can see it yet */
  decide(slice: Slice, beforeCommit?: () => Promise<void>): Promise<void>;
  /** Feeds and decides until nothing is due. */
  judge(): Promise<void>;
  send(contactIds: readonly string[]): Promise<void>;
  sweep(): Promise<void>;
  expire(): Promise<void>;
  /** Asks the vendors' lists about what is unknown. */
  settle(): Promise<void>;
  standing(contactId: string): Promise<Standing>;
}

export function handsIn(town: Town): Hands {
  const { database, keys, evidenceOrigin } = town.installation;
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const context = { keys, evidence, publicUrl: town.url, isPublic: true };
  const { evidenceGate: gate } = town.app.get(Settings).config;
  const sender = {
    database,
    context,
    vendors: town.app.get(Vendors),
    vendorTimeoutMs: 1_000,
    isStopped: () => false,
    gate,
  };
  const feed = (sliceMax = 256) => database.tx(TENANT, (tx) => claimDue(tx, sliceMax));
  const decide: Hands['decide'] = async ({ contact_ids, slice_id }, beforeCommit) => {
    await database.tx(TENANT, async (tx) => {
      await decideContacts(tx, context, contact_ids, (inner) =>
        waitingContacts(inner, contact_ids, slice_id),
      );
      await beforeCommit?.();
    });
  };
  const judge = async () => {
    for (let slices = await feed(); slices.length > 0; slices = await feed()) {
      for (const slice of slices) await decide(slice);
    }
  };
  return {
    feed,
    decide,
    judge,
    send: (ids) =>
      sendSlice(sender, { tenant: TENANT, slice_id: 'by-hand', contact_ids: ids.map(uuidOf) }),
    sweep: () => database.tx(TENANT, (tx) => sweep(tx, keys, evidence)),
    expire: () => database.tx(TENANT, (tx) => expire(tx, keys, evidence)),
    settle: () => settleUnknown(database, context, sender.vendors, TENANT),
    standing: (id) => standing(town, id),
  };
}

async function standing(town: Town, id: string): Promise<Standing> {
  const [row] = await town.rows<Standing & Record<string, unknown>>(
    'select status, slot, error_code from contact_state where contact_id = $1::uuid',
    [uuidOf(id)],
  );
  if (row === undefined) throw new Error(`no contact \`${id}\`: take the id from an answer`);
  return row;
}

/** From a public id, as `con_…`. */
export function uuidOf(id: string): string {
  return id.replace(/^[a-z]+_/, '');
}
