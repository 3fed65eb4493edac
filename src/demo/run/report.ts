/** What the demo prints at its end, and what it writes for programs. */
import { styleText } from 'node:util';
import type { Arrival, Check } from './checks.js';
import type { Explained } from './explained.js';
import { rowOf, type Row } from './rows.js';
import { table, type Look } from './table.js';
import { wrapped } from './width.js';

export interface Outcome {
  readonly queue: string;
  readonly explained: readonly Explained[];
  readonly arrived: readonly Arrival[];
  /** What collectors and borrowers did, a sentence each. */
  readonly events: readonly string[];
  readonly checks: readonly Check[];
}

const PROBLEMS_SHOWN = 5;

export function jsonRows(explained: readonly Explained[]): Row[] {
  return explained.map(rowOf);
}

export function reportText({ explained, ...rest }: Outcome, look: Look): string {
  const rows = explained.map((one) => ({
    ...rowOf(one),
    addressee: one.addressee.name,
    zones: one.addressee.time_zones.map(({ zone }) => zone),
    judged_at: one.explanation.decision?.at ?? one.contact.created_at,
    not_before: one.contact.status === 'scheduled' ? one.contact.not_before : null,
  }));
  return `${table(rows, look)}\n${summary({ explained, ...rest }, look)}`;
}

function summary({ queue, explained, arrived, events, checks }: Outcome, look: Look): string {
  const mails = arrived.filter(({ subject }) => subject !== undefined).length;
  const facts = [
    `${explained.length} contacts, queue on ${queue}: ${countsOf(explained)}`,
    `${mails} mails and ${arrived.length - mails} text messages arrived`,
    ...events,
  ];
  return [
    heading('What happened', look),
    ...facts.flatMap((fact) => bullet('·', fact, look)),
    '',
    heading('What was checked', look),
    ...checks.flatMap((check) => checkLines(check, look)),
    '',
  ].join('\n');
}

function countsOf(explained: readonly Explained[]): string {
  const counts = new Map<string, number>();
  for (const { contact } of explained)
    counts.set(contact.status, (counts.get(contact.status) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}

function checkLines({ claim, problems }: Check, look: Look): string[] {
  if (problems.length === 0) return bullet('✓', claim, look);
  const more = problems.length - PROBLEMS_SHOWN;
  return [
    ...bullet('✗', `not true: ${claim}`, look),
    ...problems.slice(0, PROBLEMS_SHOWN).flatMap((problem) => bullet(' ', problem, look)),
    ...(more > 0 ? bullet(' ', `and ${more} more`, look) : []),
  ];
}

function bullet(mark: string, text: string, { width }: Look): string[] {
  return wrapped(text, width - 4).map((line, i) => `  ${i === 0 ? mark : ' '} ${line}`);
}

function heading(text: string, { colors }: Look): string {
  return colors ? styleText('bold', text, { validateStream: false }) : text;
}
