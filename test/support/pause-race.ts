/** A pause that arrives while texts are planned, queued, permitted or being sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { planTexts, whenSent } from './heard.js';
import type { Town } from './town.js';
import { posted } from './townsfolk.js';

export const TEXTS = 60;

export interface PauseRace {
  /** Texts at the vendor when the pause was answered, a moment later, and when it had been resumed. */
  readonly before: number;
  readonly after: number;
  readonly resumed: number;
}

let second: Promise<string> | undefined;

/** @param sent texts that leave before the pause is asked for, this many milliseconds later */
export async function pauseRace(
  town: Town,
  name: string,
  { sent, ms }: { readonly sent: number; readonly ms: number },
): Promise<PauseRace> {
  await town.borrower(name, 'CN');
  const begun = town.sms.messages.length;
  const texts = () => town.sms.messages.length - begun;
  await planTexts(town, name, TEXTS);
  await whenSent(texts, sent, ms);
  const body = { scope: 'debt', value: `${name}-loan`, reason: 'Race.' };
  const { id } = await posted(town, '/v1/pauses', body);
  const before = texts();
  await sleep(300);
  const after = texts();
  await posted(town, `/v1/pauses/${String(id)}/resume`, { reason: 'Over.' });
  second ??= town.keyWith(SCOPES, 'releasing-person');
  const approved = await town.ask('POST', `/v1/pauses/${String(id)}/resume/approve`, {
    key: await second,
  });
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
  // What had a permit when the pause came is taken back when that permit ends: the clock moves on.
  for (let tries = 0; tries < 2_400 && texts() < TEXTS; tries++) {
    if (tries % 40 === 20) town.installation.clock.advance(61_000);
    await sleep(25);
  }
  return { before, after, resumed: texts() };
}
