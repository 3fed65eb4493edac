/** A STOP that arrives while a hundred texts to one person are planned, queued, permitted or being sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HousePolicy } from '../../src/compliance/house.js';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { planTexts, whenSent } from './heard.js';
import { ACCOUNT, type Town } from './town.js';

export const TEXTS = 100;
const OURS = '+12125550100';

/** Nothing but the STOP may hold anything back. */
export const NO_CAP: HousePolicy = {
  version: 'no-cap',
  settings: { quiet_hours_for_reminders: true },
  caps: [],
};

export interface Race {
  /** Texts that had reached the vendor when the STOP was acknowledged, and when nothing waited any more. */
  readonly before: number;
  readonly after: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** From the STOP to its acknowledgement, which waits for calls that are under way. */
  readonly answeredMs: number;
  /** From the STOP to the moment after which no compare-and-set begins a text, seen from outside: an upper bound. */
  readonly boundMs: number;
  /** From the STOP to the last text that reached the vendor after it; 0 if none did. */
  readonly lastMs: number;
}

/** @param sent texts that leave before the STOP is sent, this many milliseconds later */
export async function stopRace(
  town: Town,
  name: string,
  { sent, ms }: { readonly sent: number; readonly ms: number },
): Promise<Race> {
  await town.borrower(name, 'CN');
  const { body: party } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = party['endpoints'] as { kind: string; address: string }[];
  const number = endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const texts = () => town.sms.messages.filter(({ to }) => to === number).length;
  await planTexts(town, name, TEXTS);
  const [{ id } = { id: '' }] = await town.rows<{ id: string }>(
    'select id from party where external_id = $1',
    [name],
  );
  await whenSent(texts, sent, ms);
  const begun = performance.now();
  // As long as Twilio waits: the answer waits for what had begun.
  const stop = signedInbound(ACCOUNT, { from: number, to: OURS, body: 'TD', url });
  const answer = post(stop, 15_000);
  const bound = timed(begun, answer, () => isBound(town, id));
  let seen = texts();
  let lastMs = 0;
  const watch = timed(begun, answer, () => {
    const now = texts();
    if (now > seen) lastMs = performance.now() - begun;
    seen = now;
    return false;
  });
  const status = await answer;
  const answeredMs = performance.now() - begun;
  const before = texts();
  const boundMs = await bound;
  await watch;
  if (status !== 200) throw new Error(`the STOP was answered ${status}`);
  const byStatus = await settled(town, name);
  return { before, after: texts(), byStatus, answeredMs, boundMs, lastMs };
}

/** The milliseconds until it is so, at the latest until the answer. */
async function timed(
  begun: number,
  answer: Promise<unknown>,
  isSo: () => boolean | Promise<boolean>,
): Promise<number> {
  const state = { isAnswered: false };
  void answer.then(() => (state.isAnswered = true));
  while (!state.isAnswered && !(await isSo())) await sleep(1);
  return performance.now() - begun;
}

/** Whether somebody holds alone what everybody who sends must have (`dispatch/leaving.ts`), or the opt-out is stored. */
async function isBound(town: Town, partyId: string): Promise<boolean> {
  const rows = await town.rows(
    `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
        and (classid::bigint << 32 | objid::bigint) = hashtextextended('leaving/1/' || $1::uuid, 0)
     union all select from timeline_event where tenant = 1 and party_id = $1::uuid and type = 'opt_out' limit 1`,
    [partyId],
  );
  return rows.length > 0;
}

async function settled(town: Town, name: string): Promise<Record<string, number>> {
  for (let tries = 0; tries < 2_400; tries++) {
    const rows = await town.rows<{ status: string; n: number }>(
      `select s.status, count(*)::int as n from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
        where c.external_id like $1 group by 1`,
      [`${name}-%`],
    );
    if (rows.every(({ status }) => ['sent', 'blocked'].includes(status)))
      return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
    await sleep(25);
  }
  throw new Error(`the contacts of ${name} never came to rest`);
}
