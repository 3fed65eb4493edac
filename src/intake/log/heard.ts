/** What was heard of a person after a contact: answers, and what they asked for; the first ones, and how many more. */
import { publicId } from '../../platform/ids.js';
import { readEvents, type StoredEvent } from '../../portfolio/event.repository.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { iso } from '../../platform/clock.js';
import { localTimes } from './local.js';

const WITHIN_MS = 14 * 86_400_000;
const EVENTS_MAX = 20;

export async function heardAfter(
  { tx, keys }: Scribe,
  { partyId, since }: { readonly partyId: string; readonly since: Date | null },
  zones: readonly string[],
  seesText: boolean,
) {
  if (since === null) return { heard: [], more: 0 };
  const rows = await tx.query<{ id: string; total: number }>(
    `select id, (count(*) over ())::int as total from timeline_event
      where tenant = $1 and party_id = $2 and occurred_at >= $3 and occurred_at < $4
        and coalesce(body->>'direction', 'inbound') = 'inbound'
      order by occurred_at, id limit $5`,
    [tx.tenant, partyId, iso(since.getTime()), iso(since.getTime() + WITHIN_MS), EVENTS_MAX],
  );
  const events = await readEvents(
    tx,
    keys,
    rows.map(({ id }) => id),
  );
  return {
    heard: events
      .toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())
      .map((event) => heardEvent(event, zones, seesText)),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}

function heardEvent(
  { id, occurred_at, body, texts }: StoredEvent,
  zones: readonly string[],
  seesText: boolean,
) {
  const { type, channel, outcome } = body;
  return {
    event: publicId('event', id),
    type: String(type),
    channel: typeof channel === 'string' ? channel : null,
    outcome: typeof outcome === 'string' ? outcome : null,
    at: iso(occurred_at.getTime()),
    local: localTimes(occurred_at, zones),
    text: seesText ? (texts['text'] ?? null) : null,
  };
}
