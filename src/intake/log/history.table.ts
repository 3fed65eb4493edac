/** The history of a person as a table. It names the person, for whoever may see that. */
import { csvLine } from '../../platform/csv.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { history, type HistoryPage } from './history.js';

const BYTE_ORDER_MARK = '\uFEFF';
const PAGE = 500;

const HEADINGS = [
  'name',
  'party',
  'local_date',
  'local_time',
  'utc_offset',
  'time_zone',
  'at_utc',
  'kind',
  'direction',
  'channel',
  'to',
  'address',
  'status',
  'counts',
  'verdict',
  'rules',
  'purpose',
  'template',
  'sender',
  'text',
  'id',
  'checkpoint',
];

type Page = Awaited<ReturnType<typeof history>>;

export interface Shown {
  readonly partyId: string;
  readonly isPersonal: boolean;
  /** Of the log before the first row was read (decision 33). */
  readonly checkpoint: string;
}

/** @param inScribe one transaction a page; the first one records the reading */
export async function* historyTable(
  inScribe: <T>(work: (scribe: Scribe) => Promise<T>) => Promise<T>,
  { partyId, isPersonal, checkpoint }: Shown,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADINGS);
  let after: HistoryPage['after'] = null;
  for (;;) {
    const from = after;
    const page: Page = await inScribe((scribe) =>
      history(scribe, partyId, { after: from, limit: PAGE, isPersonal, recorded: from !== null }),
    );
    yield page.data.map((one) => csvLine([...cellsOf(page, one), checkpoint])).join('');
    if (page.place === null) return;
    after = page.place;
  }
}

function cellsOf({ party }: Page, one: Page['data'][number]): string[] {
  const [local] = one.local;
  return [
    party.name ?? '',
    party.external_id,
    local?.date ?? '',
    local?.time ?? '',
    local?.offset ?? '',
    local?.zone ?? '',
    one.at,
    one.kind,
    one.direction,
    one.channel,
    one.to.external_id ?? '',
    one.to.address ?? '',
    one.status,
    String(one.counts),
    one.verdict ?? '',
    one.rules.join(' '),
    one.purpose ?? '',
    one.template ?? '',
    one.sender ?? '',
    one.text ?? '',
    one.id,
  ];
}
