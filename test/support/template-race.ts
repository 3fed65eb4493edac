/** A template that is withdrawn or turned back while texts with it are planned, permitted or being sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Authors } from './authors.js';
import { planTexts, whenSent } from './heard.js';
import type { Town } from './town.js';
import { posted } from './townsfolk.js';

export const TEXTS = 60;
/** Only the second version says so. */
const MARK = '感谢您的配合。';

export interface TemplateRace {
  /** Texts of the second version at the vendor when the answer came, and a moment later. */
  readonly before: number;
  readonly after: number;
  /** Texts of any version at the end. */
  readonly all: number;
}

/** A second version of `sms/overdue.zh-CN`, approved and not active; answers the id of the template. */
export async function secondVersion(town: Town, people: Authors): Promise<string> {
  const { body } = await town.ask('GET', '/v1/templates?channel=sms&locale=zh-CN&limit=200');
  const found = (body['data'] as { id: string; name: string }[]).find(
    ({ name }) => name === 'overdue',
  );
  const path = `/v1/templates/${found?.id}`;
  const { versions } = (await town.ask('GET', path)).body as {
    versions: { text: string; purposes: string[]; variables: object }[];
  };
  const [first = { text: '', purposes: [], variables: {} }] = versions;
  const { purposes, variables } = first;
  const text = first.text.replace('{{#if in_cn}}', `${MARK}{{#if in_cn}}`);
  const content = { text, purposes, variables };
  await people.published('overdue', content, { locale: 'zh-CN' });
  return path;
}

/**
 * @param how back to the first version, or none until it is active again
 * @param sent texts that leave before that is asked for, `ms` milliseconds later
 */
export async function templateRace(
  town: Town,
  path: string,
  how: 'roll back' | 'withdraw',
  { name, sent, ms }: { readonly name: string; readonly sent: number; readonly ms: number },
): Promise<TemplateRace> {
  const activate = (version: number) =>
    posted(town, `${path}/activate`, { version, reason: 'Race.' });
  await activate(2);
  await town.borrower(name, 'CN');
  const begun = town.sms.messages.length;
  const texts = () => town.sms.messages.slice(begun);
  const marked = () => texts().filter(({ body }) => body.includes(MARK)).length;
  await planTexts(town, name, TEXTS);
  await whenSent(() => texts().length, sent, ms);
  if (how === 'roll back') await activate(1);
  else await posted(town, `${path}/withdraw`, { reason: 'Race.' });
  const before = marked();
  await sleep(300);
  const after = marked();
  if (how === 'withdraw') await activate(1);
  // What had a permit is taken back when that permit ends: the clock moves on.
  for (let tries = 0; tries < 2_400 && texts().length < TEXTS; tries++) {
    if (tries % 40 === 20) town.installation.clock.advance(61_000);
    await sleep(25);
  }
  return { before, after: Math.max(after, marked()), all: texts().length };
}
