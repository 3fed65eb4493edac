/** A STOP that arrives while a hundred texts to one person are planned, queued, permitted or being sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HousePolicy } from '../../src/compliance/house.js';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { planTexts } from './heard.js';
import { ACCOUNT, type Town } from './town.js';

const TEXTS = 100;
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
}

/** @param delayMs between the last plan and the STOP */
export async function stopRace(town: Town, name: string, delayMs: number): Promise<Race> {
  await town.borrower(name, 'CN');
  const { body: party } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = party['endpoints'] as { kind: string; address: string }[];
  const number = endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
  await planTexts(town, name, TEXTS);
  await sleep(delayMs);
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const begun = performance.now();
  const status = await post(signedInbound(ACCOUNT, { from: number, to: OURS, body: 'TD', url }));
  const answeredMs = performance.now() - begun;
  const texts = () => town.sms.messages.filter(({ to }) => to === number).length;
  const before = texts();
  if (status !== 200) throw new Error(`the STOP was answered ${status}`);
  const byStatus = await settled(town, name);
  return { before, after: texts(), byStatus, answeredMs };
}

async function settled(town: Town, name: string): Promise<Record<string, number>> {
  for (let tries = 0; tries < 400; tries++) {
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
