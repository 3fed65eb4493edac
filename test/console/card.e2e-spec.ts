/** Each button of a person's card: what it asks for, what it enters, and that it says so. */
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
let visit: Visit;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  await town.borrower('counsel', 'US-NY');
  visit = await console.visit({ role: 'collector' });
});
afterAll(async () => {
  await visit?.close();
  await console?.stop();
  await town.stop();
});

const buttons = () =>
  visit.page.getByRole('group', { name: say('Enter what you learnt', '录入您得知的情况') });
const dialog = () => visit.page.getByRole('dialog');
const type = (label: string | RegExp, text: string) => dialog().getByLabel(label).fill(text);
async function choose(label: string, option: string): Promise<void> {
  await dialog().getByLabel(label, { exact: true }).click();
  await visit.page.locator('.ant-select-item-option').filter({ hasText: option }).click();
}

const MOBILE = say('Mobile', '手机');
const endpoint = () => choose(say('Address', '联系方式'), MOBILE);

interface Entry {
  readonly button: string;
  readonly fill?: () => Promise<void>;
  /** What is on the card afterwards. */
  readonly restriction?: object;
  readonly promise?: object;
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  promise: {
    button: say('Promises to pay', '承诺还款'),
    fill: async () => {
      await type(say('Promised day', '承诺日期'), '2026-03-20');
      await type(say('Promised amount', '承诺金额'), '100.50');
    },
    promise: { due: '2026-03-20', amount: '100.50' },
  },
  callback: {
    button: say('Wants a call back', '要求回电'),
    fill: async () => {
      await endpoint();
      await type(say('When, on their clock', '对方当地时间'), '2026-03-11T17:30');
    },
  },
  dispute: {
    button: say('Disputes', '有异议'),
    fill: async () => {
      await choose(say('How it was said', '告知方式'), say('in writing', '书面'));
      await type(say('Which part is disputed', '有异议的部分'), 'the late fee');
    },
    restriction: { kind: 'dispute' },
  },
  wrong_number: {
    button: say('Wrong number', '号码有误'),
    fill: endpoint,
    restriction: { kind: 'wrong_number' },
  },
  stop: {
    button: say('Stop messages', '拒收消息'),
    fill: async () => {
      await endpoint();
      await choose(say('By', '渠道'), say('Text message', '短信'));
    },
    restriction: { kind: 'opt_out' },
  },
  cease: {
    button: say('Asks to cease', '要求停止联系'),
    restriction: { kind: 'cease_request', binds: 'everybody' },
  },
  attorney: {
    button: say('Has an attorney', '有律师'),
    fill: () => type(say('Id of the attorney', '律师本人档案的编号'), 'counsel'),
    restriction: { kind: 'attorney_notice', binds: 'collectors' },
  },
  hardship_hold: {
    button: say('Hold', '暂缓'),
    fill: async () => {
      await choose(say('Reason', '原因'), say('illness', '疾病'));
      await type(say(/^Until/, /^截止日/), '2026-03-20');
    },
    restriction: { kind: 'hold_started', until: '2026-03-20T04:00:00.000Z' },
  },
  third_party_refused: {
    button: say('Refuses contact', '拒绝被联系'),
    restriction: { kind: 'contact_refused' },
  },
  deceased: { button: say('Has died', '已去世'), restriction: { kind: 'deceased' } },
};

it.each(Object.keys(ENTRIES))('%s', async (kind) => {
  const { button, fill, restriction, promise } = ENTRIES[kind] ?? { button: '' };
  const name = `of-${kind.replaceAll('_', '-')}`;
  await town.borrower(name, 'US-NY');
  const { id } = (await town.ask('GET', `/v1/parties/${name}`)).body;
  const { page } = visit;
  await visit.goTo(`/people/${String(id)}`);
  await buttons().getByRole('button', { name: button, exact: true }).click();
  await fill?.();
  await type(say(/How do you know/, /如何得知/), 'told on the phone');
  await visit.screenshot(`card-${kind}`);
  await page.keyboard.press('Enter');

  await page.getByRole('status').filter({ hasText: button }).waitFor();
  await dialog().waitFor({ state: 'detached' });
  const { body } = await town.ask('GET', `/v1/parties/${name}/card`);
  expect(body).toMatchObject({
    acts: [{ kind, why: 'told on the phone' }],
    restrictions: restriction === undefined ? [] : [restriction],
    promises: promise === undefined ? [] : [promise],
  });
});

it('has a button for each, and no other', async () => {
  expect(await buttons().getByRole('button').allInnerTexts()).toEqual(
    Object.values(ENTRIES).map(({ button }) => button),
  );
});

it('leaves whoever works by keyboard where they were', async () => {
  const link = visit.page.getByRole('navigation').getByRole('link').first();
  const button = buttons().getByRole('button').first();
  for (const [place, key] of [
    [link, '?'],
    [button, 'Enter'],
  ] as const) {
    await place.focus();
    await visit.page.keyboard.press(key);
    await dialog().waitFor();
    expect(await place.evaluate((there) => there.matches(':focus'))).toBe(false);
    await visit.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await place.evaluate((there) => there.matches(':focus'))).toBe(true);
  }
});
