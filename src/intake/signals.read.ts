/** Proposed restrictions as they are answered, with the words that they were heard in. */
import { publicId } from '../platform/ids.js';
import { readEvents } from '../portfolio/event.repository.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { Scribe } from '../portfolio/scribe.js';
import { recordAccesses } from './accesses.js';

type Row = {
  id: string;
  signal: string;
  status: string;
  party_id: string;
  endpoint_id: string | null;
  channel: string;
  event_id: string | null;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  act_id: string | null;
};

const COLUMNS =
  'id, signal, status, party_id, endpoint_id, channel, event_id, proposed_at, decided_by, decided_at, act_id';

export async function proposalPage(
  scribe: Scribe,
  page: Page,
  { status, partyId }: { status: string; partyId: string | undefined },
  isPersonal: boolean,
) {
  const { sql, values } = pageClause(page, 4);
  const found = await scribe.tx.query<Row>(
    `select ${COLUMNS} from restriction_proposal
      where tenant = $1 and status = $2 and ($3::uuid is null or party_id = $3) ${sql}`,
    [scribe.tx.tenant, status, partyId ?? null, ...values],
  );
  const { rows, has_more } = cut(found, page);
  return { rows: await shown(scribe, rows, isPersonal), has_more };
}

export async function proposalById(scribe: Scribe, id: string, isPersonal: boolean) {
  const rows = await scribe.tx.query<Row>(
    `select ${COLUMNS} from restriction_proposal where tenant = $1 and id = $2`,
    [scribe.tx.tenant, id],
  );
  return shown(scribe, rows, isPersonal);
}

async function shown(scribe: Scribe, rows: readonly Row[], isPersonal: boolean) {
  const { tx, keys } = scribe;
  const ids = isPersonal ? rows.flatMap(({ event_id }) => event_id ?? []) : [];
  const events = new Map((await readEvents(tx, keys, ids)).map((event) => [event.id, event]));
  const textOf = (row: Row) => events.get(row.event_id ?? '')?.texts['text'] ?? null;
  await recordAccesses(
    scribe,
    'restriction_proposal',
    rows
      .filter((row) => textOf(row) !== null)
      .map(({ id, party_id }) => ({
        partyId: party_id,
        object: publicId('restriction_proposal', id),
      })),
  );
  return rows.map((row) => ({
    object: 'restriction_proposal' as const,
    id: publicId('restriction_proposal', row.id),
    signal: row.signal,
    status: row.status,
    party: publicId('party', row.party_id),
    endpoint: row.endpoint_id && publicId('endpoint', row.endpoint_id),
    channel: row.channel,
    event: row.event_id && publicId('event', row.event_id),
    text: textOf(row),
    proposed_at: row.proposed_at.toISOString(),
    decided_by: row.decided_by && publicId('user', row.decided_by),
    decided_at: row.decided_at?.toISOString() ?? null,
    act: row.act_id && publicId('act', row.act_id),
  }));
}
