/** Places that an answer reserves: what they are, and how they are taken back before anybody has heard of them. */
import { settleReservation } from '../dispatch/reservation.settle.js';
import { fromPublicId } from '../platform/ids.js';
import { lockAll, type Scribe } from '../portfolio/scribe.js';

interface Told {
  readonly id: string;
  readonly reservation: object | null;
}

type Said = Told | { readonly items: readonly { readonly decision?: Told }[] };

/** The decisions whose places the answer to one or many questions reserves. */
export function reservedIn(said: Said): string[] {
  const told = 'items' in said ? said.items.flatMap(({ decision }) => decision ?? []) : [said];
  return told.flatMap(({ id, reservation }) =>
    reservation === null ? [] : (fromPublicId('record', id) ?? []),
  );
}

const NEVER_TOLD = {
  outcome: 'not_made',
  occurred_at: undefined,
  fields: {},
  reason: 'never answered: its record was not sealed in time',
};

/** Whoever asked has had no yes, so nothing was made. */
export async function takeBackPlaces(scribe: Scribe, decisions: readonly string[]): Promise<void> {
  const rows = await scribe.tx.query<{ person_id: string; party_id: string }>(
    'select person_id, party_id from reservation where tenant = $1 and decision_id = any($2)',
    [scribe.tx.tenant, decisions],
  );
  // All at once, in the one order of locks.
  await lockAll(
    scribe,
    rows.flatMap((row) => [row.person_id, row.party_id]),
  );
  for (const id of decisions) await settleReservation(scribe, id, NEVER_TOLD, false);
}
