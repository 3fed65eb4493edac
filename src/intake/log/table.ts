/**
 * The contact log and the history of a person as tables for spreadsheets: a line at a time, whatever their length.
 * Each page is a transaction of its own, so that nobody's download keeps the database from tidying up.
 */
import type { Tx } from '../../platform/database.js';
import { csvLine } from '../../platform/csv.js';
import { iso } from '../../platform/clock.js';
import { publicId } from '../../platform/ids.js';
import type { ContactFilter, ContactRow } from '../contacts.repository.js';
import { localTimes, zonesOf } from './local.js';
import { namesOf, type Named } from './names.js';
import { searchContacts } from './search.js';

// Without it some spreadsheets take Chinese for another encoding.
const BYTE_ORDER_MARK = '\uFEFF';
const PAGE = 200;

export type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const HEADINGS = [
  'contact',
  'external_id',
  'created_utc',
  'contacted_utc',
  'local_date',
  'local_time',
  'utc_offset',
  'time_zone',
  'channel',
  'purpose',
  'status',
  'verdict',
  'rules',
  'template',
  'template_version',
  'party',
  'debt',
  'sender',
  'batch',
  'vendor',
  'vendor_message_id',
  'error_code',
  'decision_record',
  'metadata',
  'checkpoint',
];

/**
 * Names nobody: parties stand there by the ids that the tenant gave them.
 *
 * @param checkpoint of the log before the first row was read (decision 33)
 */
export async function* contactTable(
  inTx: InTx,
  filter: ContactFilter,
  checkpoint: string,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADINGS);
  for (let after: string | null = null; ;) {
    const { lines, next }: { lines: string; next: string | null } = await inTx(async (tx) => {
      const found = await searchContacts(tx, filter, after, PAGE);
      const names = await namesOf(tx, found.rows);
      return {
        lines: found.rows.map((row) => csvLine([...cellsOf(row, names), checkpoint])).join(''),
        next: found.next,
      };
    });
    if (lines !== '') yield lines;
    if (next === null) return;
    after = next;
  }
}

function cellsOf(row: ContactRow, names: ReadonlyMap<string, Named>): string[] {
  const zones = zonesOf(names.get(row.party_id)?.facts ?? {});
  const { contacted_at } = row;
  const [local] = contacted_at === null ? [] : localTimes(contacted_at, zones);
  const named = (id: string) => names.get(id)?.external_id ?? '';
  return [
    publicId('contact', row.id),
    row.external_id,
    iso(row.created_at.getTime()),
    contacted_at === null ? '' : iso(contacted_at.getTime()),
    local?.date ?? '',
    local?.time ?? '',
    local?.offset ?? '',
    local?.zone ?? zones[0] ?? '',
    row.channel,
    row.purpose,
    row.status,
    row.verdict ?? '',
    (row.rules ?? []).join(' '),
    row.template,
    row.template_version === null ? '' : String(row.template_version),
    named(row.party_id),
    named(row.debt_id),
    named(row.sender_id),
    row.batch_id === null ? '' : publicId('batch', row.batch_id),
    row.vendor ?? '',
    row.vendor_message_id ?? '',
    row.error_code ?? '',
    row.decision_id === null ? '' : publicId('record', row.decision_id),
    metadataOf(row),
  ];
}

/** `key=value` lines, as the tenant wrote them. */
function metadataOf({ metadata }: ContactRow): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}
