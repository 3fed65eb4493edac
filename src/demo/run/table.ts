/** The demo's table for people: a group for each country, fitted to the terminal. */
import { styleText } from 'node:util';
import { localTime, type Row } from './rows.js';
import { clipped, padded, widthOf, wrapped } from './width.js';

export interface Look {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colors: boolean;
}

export interface TableRow extends Row {
  /** Whom it is addressed to; the borrower, or someone who stands in for them. */
  readonly addressee: string;
  /** All the places where they may be. */
  readonly zones: readonly string[];
  readonly judged_at: string;
  readonly not_before: string | null;
}

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly cell: (row: TableRow) => string;
}

type Format = Parameters<typeof styleText>[0];

const GAP = '  ';
/** From here on the reason and the story get columns of their own. */
const WIDE_FROM = 150;
const STATUS_COLORS: Readonly<Record<string, Format>> = {
  delivered: 'green',
  sent: 'green',
  held: 'yellow',
  scheduled: 'yellow',
  blocked: 'red',
  failed: 'red',
  undelivered: 'red',
  review: 'magenta',
  ready: 'cyan',
  claimed: 'cyan',
  completed: 'cyan',
};

export function table(rows: readonly TableRow[], look: Look): string {
  const countries = [...new Set(rows.map(({ country }) => country))];
  return countries
    .map((country) =>
      group(
        country,
        rows.filter((row) => row.country === country),
        look,
      ),
    )
    .join('\n');
}

function group(country: string, rows: readonly TableRow[], look: Look): string {
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  const columns = columnsFor(rows, look.width);
  const headings = columns.map(({ heading, width }) => padded(heading, width)).join(GAP);
  return [
    styled(`${name} · ${rows.length} ${rows.length === 1 ? 'contact' : 'contacts'}`, 'bold', look),
    styled(headings.trimEnd(), 'dim', look),
    styled('─'.repeat(widthOf(headings)), 'dim', look),
    ...rows.map((row) => lines(row, columns, look)),
    '',
  ].join('\n');
}

function columnsFor(rows: readonly TableRow[], width: number): Column[] {
  const fixed: Column[] = [
    column('contact', 12, rows, ({ contact }) => contact),
    column('borrower', width < WIDE_FROM ? 22 : 19, rows, person),
    column('local time', 11, rows, time),
    column('channel', 7, rows, ({ channel }) => channel),
    // What the guard said last; what became of it stands beside: a review that a person approved was sent.
    column('verdict', 7, rows, ({ verdict }) => verdict ?? '-'),
    column('status', 11, rows, ({ status }) => status),
    { heading: 'held until / vendor id', width: 22, cell: next },
  ];
  if (width < WIDE_FROM) return fixed;
  const taken = fixed.reduce((sum, one) => sum + one.width + GAP.length, 0) + GAP.length;
  const story = Math.floor((width - taken) * 0.36);
  return [
    ...fixed,
    { heading: 'why', width: width - taken - story, cell: why },
    { heading: 'story', width: story, cell: (row) => row.story },
  ];
}

/** As wide as its widest cell, up to `max`. */
function column(
  heading: string,
  max: number,
  rows: readonly TableRow[],
  cell: Column['cell'],
): Column {
  const widest = Math.max(widthOf(heading), ...rows.map((row) => widthOf(cell(row))));
  return { heading, width: Math.min(widest, max), cell };
}

function lines(row: TableRow, columns: readonly Column[], look: Look): string {
  const cells = columns.map(({ cell, width }) => wrapped(cell(row), width));
  const height = Math.max(...cells.map(({ length }) => length));
  const shown = Array.from({ length: height }, (_, i) =>
    columns
      .map(({ heading, width }, n) => {
        const text = padded(cells[n]?.[i] ?? '', width);
        return heading === 'status'
          ? styled(text, STATUS_COLORS[row.status] ?? 'reset', look)
          : text;
      })
      .join(GAP)
      .trimEnd(),
  );
  if (look.width >= WIDE_FROM) return shown.join('\n');
  const below = wrapped(`${row.story} · ${why(row)}`, look.width - 4);
  return [...shown, ...below.map((text) => styled(`    ${text}`, 'dim', look))].join('\n');
}

function person({ borrower, addressee }: TableRow): string {
  return addressee === borrower ? borrower : `${borrower} → ${addressee}`;
}

/** Of a person who may be in several places, the time in each. */
function time({ judged_at, zones }: TableRow): string {
  const clocks = zones.map((zone) => localTime(judged_at, zone).slice(-5));
  return [...new Set(clocks)].join('/');
}

function next({ held_until, not_before, vendor_message_id, zone }: TableRow): string {
  if (held_until !== null) return day(held_until, zone);
  if (vendor_message_id !== null) return clipped(vendor_message_id.replace(/^</, ''), 22);
  return not_before === null ? '' : `from ${day(not_before, zone)}`;
}

/** `Wed 11 Mar 08:00` */
function day(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(new Date(instant));
  return `${parts.replace(',', '')} ${localTime(instant, zone).slice(-5)}`;
}

/** What a finding says several times is said once; the JSON has it all. */
function why({ because, citation }: TableRow): string {
  const [first = '', ...more] = because.split('; ');
  const said = more.length < 2 ? because : `${first}; and ${more.length} more`;
  return citation === null ? said : `${said} [${citation}]`;
}

function styled(text: string, format: Format, { colors }: Look): string {
  return colors ? styleText(format, text, { validateStream: false }) : text;
}
