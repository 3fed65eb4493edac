/** What came in and names nobody, as it is answered; its words only to who may see personal data, and on record. */
import { openSections } from '../../evidence/section.js';
import { iso } from '../../platform/clock.js';
import { publicId } from '../../platform/ids.js';
import { cut, pageClause, type Page } from '../../portfolio/page.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { recordOwnerless } from '../accesses.js';
import type { Words } from './keep.js';

export interface UnmatchedRow {
  readonly id: string;
  readonly record_id: string;
  readonly channel: 'sms' | 'email';
  readonly readable: boolean;
  readonly source: string;
  readonly wish: 'stop' | 'start' | null;
  readonly received_at: Date;
  readonly status: 'open' | 'assigned' | 'aside';
  readonly party_id: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

const COLUMNS =
  'id, record_id, channel, readable, source, wish, received_at, status, party_id, decided_by, decided_at';

export async function unmatchedPage(
  scribe: Scribe,
  page: Page,
  status: string,
  isPersonal: boolean,
) {
  const { sql, values } = pageClause(page, 3);
  const found = await scribe.tx.query<UnmatchedRow & Record<string, unknown>>(
    `select ${COLUMNS} from inbound_unmatched where tenant = $1 and status = $2 ${sql}`,
    [scribe.tx.tenant, status, ...values],
  );
  const { rows, has_more } = cut(found, page);
  return { data: await shown(scribe, rows, isPersonal), has_more };
}

export async function unmatchedById(scribe: Scribe, id: string, isPersonal: boolean) {
  const row = await unmatchedRow(scribe, id);
  return shown(scribe, row === undefined ? [] : [row], isPersonal);
}

/** @param isLocked whoever answers it waits for who answers it too */
export async function unmatchedRow(
  { tx }: Pick<Scribe, 'tx'>,
  id: string,
  isLocked = false,
): Promise<UnmatchedRow | undefined> {
  const [row] = await tx.query<UnmatchedRow & Record<string, unknown>>(
    `select ${COLUMNS} from inbound_unmatched where tenant = $1 and id = $2 ${isLocked ? 'for update' : ''}`,
    [tx.tenant, id],
  );
  return row;
}

/** Undefined: whose it was has been erased since. */
export async function wordsOf(
  { tx, keys }: Pick<Scribe, 'tx' | 'keys'>,
  rows: readonly Pick<UnmatchedRow, 'record_id'>[],
): Promise<(Words | undefined)[]> {
  const wanted = rows.map(({ record_id }) => ({ record_id, section: 'message', person: null }));
  return (await openSections(tx, keys, wanted)) as (Words | undefined)[];
}

async function shown(scribe: Scribe, rows: readonly UnmatchedRow[], isPersonal: boolean) {
  const words = isPersonal ? await wordsOf(scribe, rows) : [];
  const read = rows.filter((_, index) => words[index] !== undefined);
  await recordOwnerless(
    scribe,
    'inbound',
    read.map(({ id }) => publicId('unmatched', id)),
  );
  return rows.map((row, index) => ({
    object: 'unmatched_inbound' as const,
    id: publicId('unmatched', row.id),
    status: row.status,
    channel: row.channel,
    readable: row.readable,
    wish: row.wish,
    ...clear(words[index]),
    source: row.source,
    received_at: iso(row.received_at.getTime()),
    party: row.party_id && publicId('party', row.party_id),
    decided_by: row.decided_by && publicId('user', row.decided_by),
    decided_at: row.decided_at && iso(row.decided_at.getTime()),
    record: publicId('record', row.record_id),
  }));
}

function clear(words: Words | undefined): { from: string | null; text: string | null } {
  if (words === undefined) return { from: null, text: null };
  return typeof words === 'string' ? { from: null, text: words } : words;
}
