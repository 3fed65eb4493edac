/**
 * A vendor that keeps a list of its own says that the recipient refused our messages there. That is an
 * opt-out like any other: whoever texts STOP to a carrier has said it to us.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { recordEvents } from '../portfolio/event.record.js';
import { succeeded } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import type { DispatchContext } from './context.js';

type Attempt = { readonly contact_id: string; readonly attempt_id: string };
type Addressed = { id: string; party_id: string; endpoint_id: string; channel: string };

/** Once an attempt; the caller holds the locks of debtors and addressed parties. */
export async function refusedAtVendor(
  tx: Tx,
  { keys, evidence }: DispatchContext,
  attempts: readonly Attempt[],
): Promise<void> {
  if (attempts.length === 0) return;
  const rows = await tx.query<Addressed>(
    `select c.id, c.party_id, c.endpoint_id, c.channel from contact c
       join person_key k on k.tenant = c.tenant and k.party_id = c.party_id
      where c.tenant = $1 and c.id = any($2)`,
    [tx.tenant, attempts.map(({ contact_id }) => contact_id)],
  );
  const attemptOf = new Map(attempts.map((one) => [one.contact_id, one.attempt_id]));
  const { outcomes, persons } = await recordEvents(
    { tx, keys, evidence, by: null },
    rows.map(({ id, party_id, endpoint_id, channel }) => ({
      // No caller can take this id: `#` is not allowed in theirs.
      external_id: `vendor#${attemptOf.get(id)}`,
      occurred_at: iso(tx.at),
      type: 'opt_out' as const,
      fields: {
        party: publicId('party', party_id),
        endpoint: publicId('endpoint', endpoint_id),
        channel,
        scope: 'all',
      },
    })),
  );
  for (const outcome of outcomes) succeeded(outcome);
  if (persons.length > 0) await rejudge(tx, persons);
}
