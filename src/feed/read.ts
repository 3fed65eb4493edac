/** Reads the feed: notices after a position, with the caller's own names of what they are about. */
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { placeRecords, recordsAfter } from './feed.repository.js';
import { noticeOf, type Notice, type NoticeType } from './notice.js';

export interface Stretch {
  readonly notices: readonly Notice[];
  /** Everything up to here was looked at: where to go on. */
  readonly next: number;
  readonly has_more: boolean;
}

export interface Wanted {
  readonly after: number;
  readonly limit: number;
  /** All of them unless given. */
  readonly types?: ReadonlySet<NoticeType> | undefined;
}

/** Most decisions allow and are told by their sending, so a full stretch may take several looks. */
const LOOKS_MAX = 5;
const READ_AT_ONCE = 1_000;

export async function readFeed(tx: Tx, { after, limit, types }: Wanted): Promise<Stretch> {
  const last = await placeRecords(tx);
  const notices: Notice[] = [];
  let next = after;
  for (let looks = 0; looks < LOOKS_MAX && notices.length < limit && next < last; looks++) {
    const records = await recordsAfter(tx, next, READ_AT_ONCE);
    for (const record of records) {
      if (notices.length === limit) break;
      next = record.position;
      const notice = noticeOf(record);
      if (notice !== undefined && (types === undefined || types.has(notice.type)))
        notices.push(notice);
    }
  }
  return { notices: await named(tx, notices), next, has_more: next < last };
}

/** The notice of one record, in the words of the feed. */
export async function noticeAt(
  tx: Tx,
  { position, record_id }: { position: string; record_id: string },
): Promise<Notice> {
  const [record] = await tx.query<{ id: string; kind: string; entry: Buffer }>(
    'select id, kind, entry from record where tenant = $1 and id = $2',
    [tx.tenant, record_id],
  );
  const notice = record && noticeOf({ ...record, position: Number(position) });
  const [complete] = await named(tx, notice === undefined ? [] : [notice]);
  if (complete === undefined) throw new Error(`the record \`${record_id}\` tells nothing`);
  return complete;
}

/** Adds what the caller calls a contact, and whom an event of the timeline concerns. */
export async function named(tx: Tx, notices: readonly Notice[]): Promise<Notice[]> {
  const contacts = await namesOf(tx, uuids('contact', notices));
  const persons = await partiesOf(tx, uuids('event', notices));
  return notices.map((notice) => {
    const external_id = contacts.get(uuidIn('contact', notice) ?? '');
    const party = persons.get(uuidIn('event', notice) ?? '');
    return {
      ...notice,
      data: {
        ...notice.data,
        ...(external_id === undefined ? {} : { external_id }),
        ...(party === undefined ? {} : { party: publicId('party', party) }),
      },
    };
  });
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; external_id: string }>(
    'select id, external_id from contact where tenant = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  );
  return new Map(rows.map(({ id, external_id }) => [id, external_id]));
}

async function partiesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; party: string }>(
    `select id, coalesce(party_id, person_id) as party from timeline_event
      where tenant = $1 and id = any($2::uuid[])`,
    [tx.tenant, ids],
  );
  return new Map(rows.map(({ id, party }) => [id, party]));
}

function uuids(kind: 'contact' | 'event', notices: readonly Notice[]): string[] {
  return notices.flatMap((notice) => uuidIn(kind, notice) ?? []);
}

function uuidIn(kind: 'contact' | 'event', { data }: Notice): string | undefined {
  const id = data[kind];
  return typeof id === 'string' ? fromPublicId(kind, id) : undefined;
}
