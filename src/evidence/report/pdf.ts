/** A story on paper: a cover with the checkpoint, the timeline, and the rules that were judged. */
import type { Language } from '../../compliance/telling/tell.js';
import { localTime } from './local-time.js';
import { placeOf } from './manual.js';
import { FAINT, MARGIN, Page } from './page.js';
import { printRecord } from './pdf-record.js';
import { requirementOf } from './requirements.js';
import { CONTACT_KINDS, type Story } from './story.js';
import { word } from './words.js';

export async function pdfOf(story: Story, language: Language, at: number): Promise<Buffer> {
  const page = new Page(word('title', language), language, at);
  printCover(page, story, language);
  if (story.told.length > 0) printTimeline(page, story, language);
  if (story.citations.size > 0) printRules(page, story, language);
  const [, , root = ''] = story.note.split('\n');
  return page.finish((n, pages) => {
    const place = language === 'en' ? `page ${n} of ${pages}` : `第 ${n} 页，共 ${pages} 页`;
    return `${story.log}  ·  ${story.size}  ·  ${root}  ·  ${place}`;
  });
}

function printCover(page: Page, story: Story, language: Language): void {
  const { told, zone } = story;
  const say = (name: Parameters<typeof word>[0]) => word(name, language);
  page.line(say('title'), { size: 20, bold: true, after: 14 });
  const contacts = told.filter(({ kind }) => CONTACT_KINDS.has(kind)).length;
  const opened = told.filter(
    ({ message, address, others, findings }) =>
      message !== undefined ||
      address !== undefined ||
      others.length > 0 ||
      findings.some(({ because }) => because !== ''),
  ).length;
  fact(page, say('subject'), story.tag);
  fact(page, say('log'), story.log);
  fact(page, say('period'), periodOf(story));
  fact(page, say('records'), String(told.length));
  fact(page, say('completeTo'), placeOf(story.completeTo));
  fact(page, say('contacts'), String(contacts));
  fact(page, say('opened'), String(opened));
  fact(page, say('zone'), zone);
  page.gap(8);
  if (told.length === 0) page.line(say('noRecord'), { size: 11, bold: true, after: 8 });
  else if (contacts === 0) page.line(say('noContact'), { size: 11, bold: true, after: 8 });
  page.line(say('complete'), { after: 6 });
  page.line(say('limits'), { after: 14 });
  page.line(say('checkpoint'), { size: 13, bold: true, after: 4 });
  page.quoted(story.note.trimEnd(), MARGIN, { mono: true, size: 7.5 });
  page.line(say('checkpointSays'), { color: FAINT, after: 4 });
}

function fact(page: Page, name: string, value: string): void {
  const top = page.document.y;
  page.line(name, { color: FAINT, after: 0 });
  const below = page.document.y;
  page.document.y = top;
  page.line(value, { x: 220, after: 0 });
  page.document.y = Math.max(below, page.document.y) + 3;
}

function periodOf({ told, zone }: Story): string {
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return '–';
  return `${localTime(first.at, zone).date} – ${localTime(last.at, zone).date}`;
}

function printTimeline(page: Page, story: Story, language: Language): void {
  page.document.addPage();
  page.line(word('timeline', language), { size: 15, bold: true, after: 8 });
  let day = '';
  for (const one of story.told) {
    const { date } = localTime(one.at, story.zone);
    if (date !== day) {
      page.keep(70);
      page.gap(6);
      page.line(date, { size: 11.5, bold: true, after: 3 });
      page.rule();
      day = date;
    }
    printRecord(page, one, story.zone, language);
  }
}

function printRules(page: Page, { citations, houseSays }: Story, language: Language): void {
  page.document.addPage();
  page.line(word('rules', language), { size: 15, bold: true, after: 8 });
  for (const [rule, citation] of citations) {
    page.keep(40);
    page.line(rule, { bold: true, after: 0 });
    const says = requirementOf(rule, houseSays, language);
    if (says !== undefined) page.line(says, { size: 9, x: 66, after: 0 });
    page.line(citation, { size: 9, color: FAINT, x: 66, after: 5 });
  }
}
