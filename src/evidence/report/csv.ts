/** A story as a table: one line a record, for spreadsheets. */
import { told, type Language } from '../../compliance/telling/tell.js';
import { csvLine } from '../../platform/csv.js';
import { localTime } from './local-time.js';
import type { Story, Told } from './story.js';
import { kindOf, verdictOf } from './words.js';

const HEADINGS = [
  'n',
  'log_index',
  'at_utc',
  'local_date',
  'local_time',
  'utc_offset',
  'time_zone',
  'kind',
  'what',
  'contact',
  'channel',
  'verdict',
  'not_before',
  'objections',
  'passed',
  'vendor',
  'outcome',
  'address',
  'subject',
  'text',
  'not_opened',
  'record',
];

// Without it some spreadsheets take Chinese for another encoding.
const BYTE_ORDER_MARK = '\uFEFF';

export function csvOf(story: Story, language: Language): string {
  const lines = story.told.map((one) => csvLine(cellsOf(one, story.zone, language)));
  return [BYTE_ORDER_MARK, csvLine(HEADINGS), ...lines].join('');
}

function cellsOf(one: Told, zone: string, language: Language): string[] {
  const { date, time, offset } = localTime(one.at, zone);
  const field = (name: string) => {
    const value = one.body[name];
    return typeof value === 'string' ? value : '';
  };
  const verdict = field('verdict');
  const objections = one.findings.filter((finding) => finding.verdict !== 'pass');
  const passed = one.findings.filter((finding) => finding.verdict === 'pass');
  return [
    String(one.n),
    String(one.index),
    one.at,
    date,
    time,
    offset,
    zone,
    one.kind,
    kindOf(one.kind, language),
    field('contact'),
    field('channel'),
    verdict === '' ? '' : verdictOf(verdict, language),
    field('not_before'),
    objections.map((finding) => objection(finding, language)).join('\n'),
    passed.map(({ rule }) => rule).join(' '),
    field('vendor'),
    field('outcome') || field('reason') || field('answer'),
    one.address ?? '',
    one.message?.subject ?? '',
    one.message?.text ?? '',
    one.closed.join(' '),
    one.id,
  ];
}

function objection(
  { rule, verdict, because, citation }: Told['findings'][number],
  language: Language,
): string {
  const reason = because === '' ? '' : `: ${told(because, language)}`;
  return `${rule} ${verdictOf(verdict, language)}${reason}${citation === null ? '' : ` [${citation}]`}`;
}
