/** The call list in a real browser: what a collector does all day, by keys. */
import { jest } from '@jest/globals';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';
import { addCard } from '../support/townsfolk.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

/** Whatever a test that failed has left behind would come before the call that the next one waits for. */
beforeEach(async () => {
  let call: unknown;
  do {
    const key = await town.keyWith(['calls:work']);
    const { status, body } = await town.ask('POST', '/v1/calls/next', { key });
    if (status !== 200) throw new Error(JSON.stringify(body));
    call = body['call'];
  } while (call !== null);
});

let people = 0;

async function callTask(more: Record<string, unknown> = {}): Promise<[name: string, id: string]> {
  people += 1;
  const name = `caller${people}`;
  await town.borrower(name);
  const id = await town.contact(name, { channel: 'call', ...more });
  await town.becomes(id, 'ready');
  return [name, id];
}

const shows = (visit: Visit, text: string | RegExp) =>
  visit.page.getByText(text).first().waitFor({ timeout: 30_000 });

/** A key that comes before the page listens is pressed again, as people do. */
async function takesNext(visit: Visit, shown: string): Promise<void> {
  const wanted = visit.page.getByText(shown).first();
  for (let tries = 0; tries < 10; tries++) {
    await visit.page.keyboard.press('n');
    const came = wanted.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (await came) return;
  }
  await wanted.waitFor();
}

describe('a collector', () => {
  it('takes a call, learns what it is about once the person is known, and enters a promise', async () => {
    const [name, id] = await callTask();
    const visit = await console.visit({ role: 'collector' });
    const answers: string[] = [];
    visit.page.on('response', async (response) => {
      if (response.url().includes('/v1/calls/'))
        answers.push(await response.text().catch(() => ''));
    });
    await visit.goTo('/calls');
    await shows(visit, say('Take the next call', '领取下一个'));
    await takesNext(visit, `Example ${name}`);
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('call-identity');
    // Nothing that came over the wire so far tells what the call is about.
    expect(answers.join('')).toContain(name);
    expect(answers.join('')).not.toMatch(/12345|GBP|Example Bank/);
    expect(await visit.page.locator('#dial').getAttribute('href')).toMatch(/^tel:\+44/);

    expect(await visit.page.getByRole('timer').first().innerText()).toMatch(/\d/);

    await visit.page.keyboard.press('y');
    await shows(visit, /123[.]45/);
    await visit.page.getByLabel(say('Promised amount', '承诺金额')).waitFor();
    await visit.page.keyboard.press('p');
    await visit.page.keyboard.type('50.00');
    await visit.page.getByLabel(say('To be paid on', '承诺还款日')).fill('2026-03-20');
    await visit.page.getByLabel(say('Note', '备注')).fill('<img src=x> wants a letter');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('call-talk');
    await visit.page.keyboard.press('Control+Enter');
    await shows(visit, say('Saved: Talked', '已保存:已通话'));
    expect(await town.becomes(id, 'completed')).toMatchObject({ status: 'completed' });
    const { body } = await town.ask('GET', `/v1/parties/${name}/card`);
    expect(body).toMatchObject({ promises: [{ amount: '50.00', due: '2026-03-20' }] });
    await visit.close();
  });

  it('says in two keystrokes that nobody answered, and takes the next', async () => {
    const [, first] = await callTask({ not_after: '2026-03-10T17:00:00Z' });
    const [second, secondId] = await callTask();
    const visit = await console.visit({ role: 'collector' });
    await visit.goTo('/calls');
    await shows(visit, say('Take the next call', '领取下一个'));
    await takesNext(visit, say('Who is it?', '对方是谁?'));
    await visit.page.keyboard.press('1');
    await visit.page.keyboard.press('Enter');
    await shows(visit, say('Saved: No answer', '已保存:无人接听'));
    await visit.screenshot('call-between');
    expect(await town.becomes(first, 'completed')).toMatchObject({ status: 'completed' });
    await takesNext(visit, `Example ${second}`);
    await visit.page.keyboard.press('u');
    await shows(visit, say('Given back', '已退回'));
    await town.becomes(secondId, 'ready');
    await visit.close();
  });
});

it('keeps what was typed when a talk outlasts its time, and over a reload, and takes it', async () => {
  const [name, id] = await callTask();
  await addCard(town, name, '9876');
  const visit = await console.visit({ role: 'collector' });
  await visit.goTo('/calls');
  await shows(visit, say('Take the next call', '领取下一个'));
  await takesNext(visit, `Example ${name}`);
  await visit.page.keyboard.press('w');
  await shows(visit, say('Apologise and hang up', '致歉并挂断'));
  await visit.page.keyboard.press('Escape');
  await visit.page.keyboard.press('y');
  await visit.page.getByRole('checkbox', { name: /9876/ }).check();
  await visit.page.getByLabel(say('Note', '备注')).fill('She will pay on Friday.');
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('call-also');

  // An hour of talk: by the clock the session would end before it.
  await town.rows(
    'update contact_state set lease_until = created_at from contact where id = contact_id and contact_id = $1',
    [id.slice(4)],
  );
  await town.becomes(id, 'scheduled', 'ready', 'held');
  await shows(visit, say('it is taken however late', '多晚都可登记'));
  expect(await visit.page.getByLabel(say('Note', '备注')).inputValue()).toBe(
    'She will pay on Friday.',
  );
  await visit.page.reload();
  await shows(visit, say('it is taken however late', '多晚都可登记'));
  expect(await visit.page.getByLabel(say('Note', '备注')).inputValue()).toBe(
    'She will pay on Friday.',
  );
  await visit.page.getByRole('button', { name: say(/Save/, /保\s?存/) }).click();
  await shows(visit, say('Saved: Talked', '已保存:已通话'));
  expect(await town.becomes(id, 'completed')).toMatchObject({ status: 'completed' });
  expect(await visit.page.evaluate('Object.keys(localStorage).join()')).not.toContain(id);
  await visit.close();
});

it('tells a collector why a task is gone', async () => {
  const [name, id] = await callTask();
  await town.ask('POST', `/v1/calls/${id}/claim`, { key: await town.keyWith(['calls:work']) });
  const visit = await console.visit({ role: 'collector' });
  await visit.goTo(`/calls?call=${id}`);
  await shows(visit, say('A collector has taken the call.', '催收员已领取该通话。'));
  expect(await visit.page.content()).not.toContain(`Example ${name}`);
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('call-gone');
  await visit.close();
});

it('says whose the message of an unknown sender is, and puts another aside', async () => {
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const stranger = { from: '+8619012349901', to: '+12125550100', url };
  await post(signedInbound(ACCOUNT, { ...stranger, body: 'STOP' }));
  await post(signedInbound(ACCOUNT, { ...stranger, body: '<b>hello</b>' }));
  await town.borrower('sue', 'CN');
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo('/unmatched');
  await shows(visit, say('asks to stop', '要求停止'));
  expect(await visit.page.content()).not.toContain(stranger.from);
  await visit.page.getByRole('button', { name: say('Show the words', '显示内容') }).click();
  await shows(visit, say(`From ${stranger.from}`, `来自 ${stranger.from}`));
  await visit.page.getByLabel(say(/Reason/, /理由/)).fill('Her new number');
  await visit.page.getByRole('button', { name: say('It is theirs', '是此人所发') }).click();
  await shows(visit, say('Say whose it is first', '请先填写发件人'));
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('unmatched');
  await visit.page.getByLabel(say(/Whose it is/, /发件人是谁/)).fill('sue');
  await visit.page.getByRole('button', { name: say('It is theirs', '是此人所发') }).click();
  await shows(visit, say('Noted with the person.', '已记入此人名下。'));
  const { body } = await town.ask('GET', '/v1/parties/sue/card');
  expect(body['restrictions']).toEqual([expect.objectContaining({ kind: 'opt_out' })]);

  await visit.page.getByLabel(say(/Reason/, /理由/)).fill('An advertisement');
  await visit.page.getByRole('button', { name: say('Put it aside', /^搁\s?置$/) }).click();
  await shows(visit, say('Nobody unknown has written.', '没有未知发件人的来信。'));
  await visit.close();
});
