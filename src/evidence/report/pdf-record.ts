/** One record on paper: when, what, what a decision objected and by which source, and the message where it is opened. */
import { told, type Language } from '../../compliance/telling/tell.js';
import { localTime } from './local-time.js';
import { FAINT, MARGIN, type Page } from './page.js';
import type { Told } from './story.js';
import { FIELDS, kindOf, valueOf, verdictOf, word } from './words.js';

const TEXT_X = 130;
const COLORS: Readonly<Record<string, string>> = {
  allow: '#1b6e3c',
  defer: '#8a5a00',
  review: '#8a5a00',
  block: '#a31515',
};

export function printRecord(page: Page, one: Told, zone: string, language: Language): void {
  page.keep(44);
  const { time, offset } = localTime(one.at, zone);
  const top = page.document.y;
  page.line(time, { size: 9.5, after: 0 });
  page.line(offset, { size: 7.5, color: FAINT, after: 0 });
  page.document.y = top;
  const verdict = textIn(one, 'verdict');
  const title = [kindOf(one.kind, language), verdict && verdictOf(verdict, language)];
  const color = COLORS[verdict] ?? '#1a1a1a';
  page.line(title.filter(Boolean).join(language === 'en' ? ': ' : '：'), {
    x: TEXT_X,
    bold: true,
    color,
    after: 0,
  });
  const facts = factsOf(one, zone, language);
  if (facts !== '') page.line(facts, { x: TEXT_X, size: 9, after: 1 });
  printFindings(page, one, language);
  printOpened(page, one, language);
  const closed =
    one.closed.length === 0 ? '' : `  ·  ${word('closed', language)}: ${one.closed.join(', ')}`;
  page.line(`${word('record', language)} ${one.n}  ·  #${one.index}  ·  ${one.id}${closed}`, {
    x: TEXT_X,
    size: 7.5,
    color: FAINT,
    after: 7,
  });
  page.document.x = MARGIN;
}

function textIn({ body }: Told, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function factsOf(one: Told, zone: string, language: Language): string {
  const separator = language === 'en' ? ': ' : '：';
  return Object.entries(FIELDS)
    .flatMap(([name, label]) => {
      const value = textIn(one, name);
      return value === ''
        ? []
        : [
            `${label[language]}${separator}${INSTANT.test(value) ? local(value, zone) : valueOf(value, language)}`,
          ];
    })
    .join('  ·  ');
}

function local(value: string, zone: string): string {
  const { date, time, offset } = localTime(value, zone);
  return `${date} ${time} ${offset}`;
}

function printFindings(page: Page, { findings }: Told, language: Language): void {
  const [open, shut, colon] = language === 'en' ? [' [', ']', ': '] : ['〔', '〕', '：'];
  for (const { rule, verdict, because, citation } of findings) {
    const isPlain = verdict === 'pass' && !/^\d+ of /.test(because);
    if (isPlain) continue;
    const reason = because === '' ? '' : `${colon}${told(because, language)}`;
    const source = citation === null ? '' : `${open}${citation}${shut}`;
    page.line(`${rule} ${verdictOf(verdict, language)}${reason}${source}`, {
      x: TEXT_X,
      size: 9,
      after: 1,
    });
  }
  const passed = findings.filter(
    ({ verdict, because }) => verdict === 'pass' && !/^\d+ of /.test(because),
  );
  if (passed.length === 0) return;
  const codes = passed.map(({ rule }) => rule).join(', ');
  page.line(`${word('passed', language)}${colon}${codes}`, {
    x: TEXT_X,
    size: 8,
    color: FAINT,
    after: 2,
  });
}

function printOpened(page: Page, { address, message, others }: Told, language: Language): void {
  const colon = language === 'en' ? ': ' : '：';
  const row = (name: string, value: string) =>
    page.line(`${name}${colon}${value}`, { x: TEXT_X, size: 9, after: 1 });
  if (address !== undefined) row(word('to', language), address);
  if (message?.subject !== undefined) row(word('messageSubject', language), message.subject);
  if (message !== undefined) page.quoted(message.text.trimEnd(), TEXT_X);
  for (const [name, value] of others) row(name, flat(value));
}

/** Nested data as one line: `endpoints.0.kind mobile`. Names are those of the API, as in the record. */
function flat(value: unknown, name = ''): string {
  if (typeof value !== 'object' || value === null) return `${name} ${String(value)}`.trim();
  return Object.entries(value)
    .map(([key, inner]) => flat(inner, name === '' ? key : `${name}.${key}`))
    .join('  ·  ');
}
