/** What the vendor says became of a message: believed when signed, in whatever order it comes. */
import twilio from 'twilio';
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

const show = async (id: string) => (await town.ask('GET', `/v1/contacts/${id}`)).body;

describe('a receipt', () => {
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

  it('that nobody signed is refused', async () => {
    const { id, sid } = await texted('dan');
    const body = new URLSearchParams({ MessageSid: sid, MessageStatus: 'failed' });

    const { status } = await fetch(`${town.url}/v1/vendors/twilio/status`, {
      method: 'POST',
      body,
    });

    expect(status).toBe(403);
    expect(await show(id)).toMatchObject({ status: 'sent' });
  });
});
