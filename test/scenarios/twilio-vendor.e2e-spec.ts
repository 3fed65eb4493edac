/** A Twilio account of a tenant's own: only what that account signed is read at its doors. */
import { post, signedInbound, signedReport } from '../../src/demo/doubles/twilio-webhooks.js';
import { ReceiptInbox } from '../../src/dispatch/receipt.inbox.js';
import { eventsIn, textedIn } from '../support/heard.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

const OWN = { account_sid: `AC${'1'.repeat(32)}`, auth_token: 'the-token-of-the-tenant' };

let town: Town;
let vendor: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  const settings = { account_sid: OWN.account_sid, auth_token: OWN.auth_token };
  const body = { label: 'own account', kind: 'twilio', channel: 'sms', settings };
  const reply = await town.ask('POST', '/v1/vendors', { body });
  vendor = String(reply.body['id']);
  // Its messages would leave for the real Twilio.
  await town.ask('PATCH', `/v1/vendors/${vendor}`, { body: { disabled: true } });
});
afterAll(() => town.stop());

const door = (name: string, of = vendor) => `${town.url}/v1/vendors/${of}/twilio/${name}`;

const report = (account: typeof OWN, of = vendor) => {
  const [message] = town.sms.messages;
  if (message === undefined) throw new Error('nothing was sent yet');
  return post(signedReport(account, { ...message, status: 'delivered' }, door('status', of)));
};

describe('what a tenant’s own account reports', () => {
  it('is kept under that vendor, and not taken for a message of another', async () => {
    await textedIn(town, 'ada');
    expect(await report(OWN)).toBe(200);

    expect(await town.rows('select distinct vendor from receipt')).toEqual([{ vendor }]);
    expect(await town.rows(`select from contact_state where status = 'delivered'`)).toEqual([]);
  });

  it.each([
    ['by the account of the installation', () => report(ACCOUNT)],
    ['for a vendor that there is not', () => report(OWN, `ven_${'0'.repeat(32)}`)],
    ['for no vendor at all', () => report(OWN, 'nothing')],
  ])('is refused if it is signed %s', async (_, reported) => {
    expect(await reported()).toBe(401);
  });
});

it('a STOP to a tenant’s own account has acted before the answer', async () => {
  const from = await textedIn(town, 'bea');
  const text = { from, to: '+12125550100', body: 'STOP', url: door('inbound') };

  expect(await post(signedInbound(ACCOUNT, text))).toBe(401);
  expect(await eventsIn(town, 'bea')).toEqual([]);
  expect(await post(signedInbound(OWN, text))).toBe(200);
  expect(await eventsIn(town, 'bea')).toEqual(['message', 'opt_out']);
});

describe('a text in Shanghai, where the window closes at 22:00', () => {
  afterAll(() => town.clockIs('2026-03-10T13:05:00Z'));

  it.each([
    ['13:05', 600, 660],
    ['13:56', 120, 240],
  ])('handed over at %sZ is valid for %d to %d seconds', async (time, least, most) => {
    const handedOver = `2026-03-10T${time}:00Z`;
    town.clockIs(handedOver);
    await textedIn(town, `cai-${time.replace(':', '')}`);

    const last = town.sms.messages.at(-1);
    const validity = Number(town.sms.posted.get(last?.sid ?? '')?.get('ValidityPeriod'));
    expect(validity).toBeGreaterThanOrEqual(least);
    // Longer would be past the closing, or past what a carrier may try.
    expect(validity).toBeLessThanOrEqual(most);
  });

  it('waits for the morning when too little is left for a carrier, while a mail leaves', async () => {
    town.clockIs('2026-03-10T13:58:30Z');
    await town.borrower('dan', 'CN');
    const text = await town.contact('dan', { channel: 'sms' });
    const mail = await town.contact('dan');

    expect(await town.becomes(text, 'held', 'sent')).toMatchObject({
      status: 'held',
      hold: { until: '2026-03-11T00:00:00.000Z' },
      rules: ['CN-HOURS-01'],
    });
    await town.becomes(mail, 'sent');
  });
});

async function sentTo(name: string): Promise<{ id: string; sid: string }> {
  await town.borrower(name, 'CN');
  const id = await town.contact(name, { channel: 'sms' });
  const { vendor_message_id } = await town.becomes(id, 'sent');
  return { id, sid: String(vendor_message_id) };
}

describe('two receipts', () => {
  beforeAll(() => town.clockIs('2026-03-10T13:05:00Z'));

  it('contradict each other on record too, in one batch or after waiting for the send', async () => {
    const inbox = town.app.get(ReceiptInbox);
    const both = (vendor_message_id: string) =>
      Promise.all(
        (['delivered', 'failed'] as const).map((event) =>
          inbox.take(1, { vendor: 'twilio', vendor_message_id, event, error_code: null }),
        ),
      );
    const { id, sid } = await sentTo('eli');
    const { id: parked } = await sentTo('eva');
    const early = `SM${'d'.repeat(32)}`;
    // Whatever runs meanwhile, the second pair shares one transaction.
    await Promise.all([both('elsewhere-1'), both('elsewhere-2'), both(sid), both(early)]);
    await town.rows('update contact_state set vendor_message_id = $1 where contact_id = $2', [
      early,
      parked.slice(4),
    ]);

    await town.becomes(parked, 'delivered');

    await town.becomes(id, 'delivered');
    const kept = await town.rows(
      'select vendor_message_id as id, event from receipt_conflict where vendor_message_id = any($1)',
      [[sid, early]],
    );
    expect(kept).toHaveLength(2);
    expect(kept).toEqual(
      expect.arrayContaining([
        { id: sid, event: 'failed' },
        { id: early, event: 'failed' },
      ]),
    );
  });
});
