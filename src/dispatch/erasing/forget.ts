/**
 * Deletes what names a person: their sections, their key with the tag, and in the tables what is not sealed under it.
 *
 * What stays sealed elsewhere (profile, variables, words of events) is unreadable without the key. Kept are the
 * caller's own ids, so that an upload of tomorrow does not bring the person back, and the country, whose law applies.
 */
import type { Tx } from '../../platform/database.js';
import { iso } from '../../platform/clock.js';
import type { Keys } from '../../platform/keys.js';
import { forgetRows } from './named-rows.js';

const NOTHING = Buffer.alloc(0);

/** @param tx of a role that may delete keys; the caller holds the person's lock and has written the last record */
export async function forget(
  tx: Tx,
  keys: Keys,
  { party_id: partyId, tag }: { readonly party_id: string; readonly tag: string },
): Promise<void> {
  await forgetRows(tx, keys, partyId);
  await forgetPackages(tx, tag);
  await tx.query('delete from secret where tenant = $1 and tag = $2', [tx.tenant, tag]);
  // What came from an address that nobody knew, until somebody said that it was theirs.
  await tx.query(
    `delete from secret s using inbound_unmatched u
      where s.tenant = $1 and u.tenant = $1 and u.party_id = $2 and s.record_id = u.record_id and s.section = 'message'`,
    [tx.tenant, partyId],
  );
  await tx.query('delete from person_key where tenant = $1 and party_id = $2', [
    tx.tenant,
    partyId,
  ]);
  await forgetParty(tx, partyId);
  await forgetContacts(tx, partyId);
}

/** About them, and about others as far as something of theirs is opened there; whoever needs one orders it anew. */
async function forgetPackages(tx: Tx, tag: string): Promise<void> {
  await tx.query(
    `delete from evidence_export_piece p using evidence_export e
      where p.tenant = $1 and e.tenant = $1 and e.id = p.export_id
        and (e.tag = $2 or $2 = any(e.concerns)
             or (e.concerns is null and exists (
                  select from record r join secret s on s.tenant = $1 and s.record_id = r.id and s.tag = $2
                   where r.tenant = $1 and r.tag = e.tag)))`,
    [tx.tenant, tag],
  );
  await tx.query(
    'update evidence_export set concerns = array_remove(concerns, $2) where tenant = $1 and $2 = any(concerns)',
    [tx.tenant, tag],
  );
}

async function forgetParty(tx: Tx, partyId: string): Promise<void> {
  const by = [tx.tenant, partyId];
  await tx.query(
    `update party set profile = $3, request_hash = $3, erased_at = $4, updated_at = $4,
            restricted_at = coalesce(restricted_at, $4),
            facts = jsonb_build_object('residence', split_part(facts->>'residence', '-', 1), 'time_zones', '[]'::jsonb)
      where tenant = $1 and id = $2`,
    [...by, NOTHING, iso(tx.at)],
  );
  // The index of an address would find it again for whoever has the master key.
  await tx.query(
    `update endpoint set address = $3, address_index = $3, facts = '{}' where tenant = $1 and party_id = $2`,
    [...by, NOTHING],
  );
  await tx.query(
    'update debt set account_tail = null, request_hash = $3 where tenant = $1 and debtor_id = $2',
    [...by, NOTHING],
  );
}

/** The hash of a text that can be guessed is the text. */
async function forgetContacts(tx: Tx, partyId: string): Promise<void> {
  await tx.query(
    `update contact_state set text_hash = null
      where tenant = $1 and text_hash is not null and contact_id = any(array(
        select id from contact where tenant = $1 and party_id = $2))`,
    [tx.tenant, partyId],
  );
}
