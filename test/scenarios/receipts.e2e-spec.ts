/** What the vendor says became of a message: believed when signed, in whatever order it comes. */
import twilio from 'twilio';
import { ReceiptInbox } from '../../src/dispatch/receipt.inbox.js';
import type { ReceiptEvent } from '../../src/dispatch/receipt.js';
import { readSendReference, sendReference } from '../../src/dispatch/send-reference.js';
import { countFigures } from '../../src/feed/count-figures.js';
import { RefusedCallbacks } from '../../src/intake/refused-callbacks.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
});
afterAll(() => town.stop());

/** As the vendor would sign it, for whatever message. */
async function report(sid: string, status: string, code = ''): Promise<number> {
  const url = `${town.url}/v1/vendors/twilio/status`;
  const fields = { MessageSid: sid, MessageStatus: status, ErrorCode: code };
  const signature = twilio.getExpectedTwilioSignature(ACCOUNT.auth_token, url, fields);
  const headers = { 'x-twilio-signature': signature };
  const body = new URLSearchParams(fields);
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

async function texted(name: string): Promise<{ id: string; sid: string }> {
  await town.borrower(name, 'CN');
  const id = await town.contact(name, { channel: 'sms' });
  const { vendor_message_id } = await town.becomes(id, 'sent');
  return { id, sid: String(vendor_message_id) };
}

const slotOf = async (id: string) =>
  (
    await town.rows('select status, slot from contact_state where contact_id = $1', [id.slice(4)])
  )[0];
/** As the dashboard shows it. */
async function arrivals(): Promise<number[]> {
  while (await town.installation.database.tx(1, countFigures));
  const [row] = (await town.ask('GET', '/v1/figures/vendors')).body['data'] as Figures[];
  return [row?.delivered ?? 0, row?.undelivered ?? 0];
}
type Figures = { delivered: number; undelivered: number };
const show = async (id: string) => (await town.ask('GET', `/v1/contacts/${id}`)).body;

describe('T25: a receipt', () => {
  it('moves a message forward and never back', async () => {
    const { id, sid } = await texted('ada');

    for (const status of ['delivered', 'sent', 'queued', 'undelivered', 'delivered']) {
      expect(await report(sid, status)).toBe(200);
    }

    expect(await show(id)).toMatchObject({ status: 'delivered', error_code: null });
    const kept = await town.rows('select event from receipt where vendor_message_id = $1', [sid]);
    expect(kept).toHaveLength(4);
  });

  it('says why a message was not delivered, and that it was after all', async () => {
    const { id, sid } = await texted('bea');
    await report(sid, 'undelivered', '30003');
    expect(await show(id)).toMatchObject({ status: 'undelivered', error_code: 'twilio_30003' });

    await report(sid, 'delivered');

    expect(await show(id)).toMatchObject({ status: 'delivered', error_code: null });
  });

  it('that comes before its send is stored waits for it', async () => {
    const { id, sid } = await texted('cai');
    const early = `SM${'e'.repeat(32)}`;
    await report(early, 'undelivered', '30005');
    await report(early, 'delivered');

    // The vendor’s answer, with the message’s real name, is stored only now.
    await town.rows('update contact_state set vendor_message_id = $1 where contact_id = $2', [
      early,
      id.slice(4),
    ]);
    await town.becomes(id, 'delivered');

    expect(await show(id)).toMatchObject({ vendor_message_id: early, error_code: null });
    expect(await report(sid, 'delivered')).toBe(200);
  });

  it.each<[string, string, string, string, number]>([
    ['an unknown word', `SM${'f'.repeat(32)}`, 'teleported', '', 200],
    ['an inherited word', `SM${'f'.repeat(32)}`, 'constructor', '', 200],
    ['no message', '', 'sent', '', 400],
    ['NUL in its name', `SM${'f'.repeat(31)}\u0000`, 'sent', '', 400],
    ['words for a code', `SM${'f'.repeat(32)}`, 'failed', 'call +12125550100', 400],
  ])('with %s leaves nothing', async (_, sid, status, code, answer) => {
    const before = await town.rows('select from receipt');

    expect(await report(sid, status, code)).toBe(answer);

    expect(await town.rows('select from receipt')).toHaveLength(before.length);
  });

  it('that contradicts what was said before changes nothing and is recorded once', async () => {
    const { id, sid } = await texted('eve');
    const before = await arrivals();
    await report(sid, 'delivered');
    for (const code of ['30003', '30003', '30005']) await report(sid, 'undelivered', code);

    expect(await show(id)).toMatchObject({ status: 'delivered', error_code: null });
    const conflicts = await town.rows(
      `select from record where kind = 'receipt.conflict' and convert_from(entry, 'UTF8') like $1`,
      [`%${sid}%`],
    );
    const kept = await town.rows(
      'select error_code from receipt_conflict where vendor_message_id = $1 order by error_code',
      [sid],
    );
    expect(kept).toEqual([{ error_code: 'twilio_30003' }, { error_code: 'twilio_30005' }]);
    expect(conflicts).toHaveLength(2);
    // One message, and it arrived.
    expect(await arrivals()).toEqual([before[0]! + 1, before[1]]);
  });

  it('that says it never left gives the place back, and takes it again if it did', async () => {
    const { id, sid } = await texted('fay');
    await report(sid, 'failed', '30001');
    expect(await slotOf(id)).toEqual({ status: 'undelivered', slot: null });

    await report(sid, 'delivered');

    expect(await slotOf(id)).toEqual({ status: 'delivered', slot: 'settled' });
  });

  it.each<[ReceiptEvent, object]>([
    ['delivered', { status: 'delivered', slot: 'settled' }],
    ['failed', { status: 'failed', slot: null }],
  ])('%s with our own name for the send ends an unknown outcome', async (event, end) => {
    const { id } = await texted(`gus-${event}`);
    const [row] = await town.rows<{ attempt_id: string }>(
      `update contact_state set status = 'unknown', vendor_message_id = null where contact_id = $1 returning attempt_id`,
      [id.slice(4)],
    );
    const [contact_id = ''] = (
      await town.rows<{ id: string }>('select id from contact where id = $1::uuid', [id.slice(4)])
    ).map((one) => one.id);
    const reference = readSendReference(
      sendReference({ contact_id, attempt_id: row?.attempt_id ?? '' }),
    );

    const inbox = town.app.get(ReceiptInbox);
    const receipt = { vendor: 'twilio', vendor_message_id: `m-${event}`, event, reference };
    await inbox.take(1, { ...receipt, error_code: null });

    expect(await slotOf(id)).toEqual(end);
  });

  it('that says the recipient refused us there is an opt-out', async () => {
    const { id, sid } = await texted('hal');
    const waiting = await town.contact('hal', {
      channel: 'sms',
      not_before: '2026-03-10T14:00:00Z',
    });

    await report(sid, 'failed', '21610');

    expect(await show(id)).toMatchObject({ status: 'undelivered' });
    town.clockIs('2026-03-10T14:00:30Z');
    await town.becomes(waiting, 'blocked');
    town.clockIs('2026-03-10T13:05:00Z');
  });

  it('is stored for itself when another in its batch cannot be', async () => {
    const inbox = town.app.get(ReceiptInbox);
    const one = (vendor_message_id: string) =>
      inbox.take(1, { vendor: 'twilio', vendor_message_id, event: 'sent', error_code: null });

    const ended = await Promise.allSettled([one('m-1'), one('m-2'), one('m-\u0000'), one('m-3')]);

    expect(ended.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('that nobody signed is refused and counted', async () => {
    const { id, sid } = await texted('dan');
    const body = new URLSearchParams({ MessageSid: sid, MessageStatus: 'failed' });

    const { status } = await fetch(`${town.url}/v1/vendors/twilio/status`, {
      method: 'POST',
      body,
    });

    expect(status).toBe(401);
    expect(town.app.get(RefusedCallbacks).counts()).toEqual([
      { door: 'twilio', reason: 'unsigned', count: 1 },
    ]);
    expect(await show(id)).toMatchObject({ status: 'sent' });
  });
});
