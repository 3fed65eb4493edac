/** Mail that comes back: replies act or wait for people, bounces are receipts, machines are not listened to. */
import { confirmationsIn, eventsIn } from '../support/heard.js';
import { sourceIn, type Posting } from '../support/signed.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let posting: Posting;
beforeAll(async () => {
  town = await startTown({ at: NOW });
  posting = await sourceIn(town, NOW);
});
afterAll(() => town.stop());

const NOW = '2026-03-10T13:05:00Z';

const eventsOf = (name: string) => eventsIn(town, name);

const mail = (raw: string | Buffer) =>
  posting.send(raw, { path: '/v1/inbound/mail', type: 'message/rfc822' });

async function mailed(name: string): Promise<{ id: string; messageId: string }> {
  await town.borrower(name);
  const id = await town.contact(name);
  const { vendor_message_id } = await town.becomes(id, 'sent');
  return { id, messageId: String(vendor_message_id) };
}

const reply = (from: string, text: string, more = '') =>
  `From: ${from}\r\nTo: service@bank.example.com\r\nSubject: Re: your account\r\n${more}MIME-Version: 1.0\r\n` +
  `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;

describe('the mail door', () => {
  it('takes a stop above the words it quotes', async () => {
    await mailed('dan');

    const { body } = await mail(
      reply('Dan <DAN@example.com>', 'STOP\r\n\r\nOn Tue, Bank wrote:\r\n> please pay'),
    );

    expect(body).toMatchObject({ status: 'taken' });
    expect(await eventsOf('dan')).toEqual(['message', 'opt_out']);
    await mail(reply('dan@example.com', 'STOP'));
    expect(await confirmationsIn(town, 'dan')).toHaveLength(1);
  });

  it('reads what says UTF-8 and is GBK', async () => {
    await mailed('bea');
    const stop = Buffer.from([0xcd, 0xcb, 0xb6, 0xa9]); // 退订

    await mail(
      Buffer.concat([
        Buffer.from(reply('bea@example.com', '').trimEnd()),
        Buffer.from('\r\n\r\n'),
        stop,
      ]),
    );

    expect(await eventsOf('bea')).toEqual(['message', 'opt_out']);
  });

  it('reads what stands above tags that nobody closes, however many', async () => {
    await mailed('hex');
    const html = `<p>Please stop.</p>${'<'.repeat(200_000)}${'<br'.repeat(60_000)}`;
    const plain = reply('hex@example.com', html).replace('text/plain', 'text/html');

    expect((await mail(plain)).body).toMatchObject({ status: 'taken' });
    expect(await eventsOf('hex')).toContain('message');
  });

  it('knows whom an answer is from by the mail that it answers', async () => {
    const { messageId } = await mailed('eve');

    await mail(reply('other@example.net', 'unsubscribe', `In-Reply-To: ${messageId}\r\n`));

    expect(await eventsOf('eve')).toEqual(['message', 'opt_out']);
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Precedence: bulk',
    'X-Autoreply: yes',
    'Return-Path: <>',
  ])('ignores what a machine answers: %s', async (header) => {
    const name = `fay-${header.slice(0, 4).toLowerCase()}`;
    await mailed(name);

    const { body } = await mail(reply(`${name}@example.com`, 'STOP', `${header}\r\n`));

    expect(body).toMatchObject({ status: 'ignored' });
    expect(await eventsOf(name)).toEqual([]);
  });

  it('takes a bounce for what became of the mail', async () => {
    const { id, messageId } = await mailed('gus');

    const { body } = await mail(bounceOf(messageId));

    expect(body).toMatchObject({ status: 'taken' });
    expect((await town.ask('GET', `/v1/contacts/${id}`)).body).toMatchObject({
      status: 'undelivered',
      error_code: 'dsn_5.1.1',
    });
  });

  it.each<[string, string, string]>([
    ['nothing at all', '', 'unreadable'],
    ['no headers', '\u0000\u0001 garbage', 'unreadable'],
    [
      'an unfinished part',
      'From: <x@\r\nContent-Type: multipart/mixed; boundary=',
      'unknown_sender',
    ],
    ['a stranger', reply('stranger@example.net', 'hello'), 'unknown_sender'],
  ])('keeps %s, sealed', async (_, raw, status) => {
    const before = await town.rows(`select from record where kind = 'inbound'`);
    const waiting = async () => {
      const { body } = await town.ask('GET', '/v1/inbound/unmatched?limit=200');
      return body['data'] as Record<string, unknown>[];
    };
    const waited = await waiting();

    expect((await mail(raw)).body).toMatchObject({ status });

    expect(await town.rows(`select from record where kind = 'inbound'`)).toHaveLength(
      before.length + 1,
    );
    const listed = await waiting();
    expect(listed).toHaveLength(waited.length + 1);
    expect(listed.at(-1)).toMatchObject({ channel: 'email', readable: status !== 'unreadable' });
  });
});

function bounceOf(messageId: string): string {
  return [
    'From: MAILER-DAEMON@mx.example.com',
    'To: service@bank.example.com',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'STOP. Your mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Final-Recipient: rfc822; gus@example.com',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Your account',
    '',
    '--b--',
    '',
  ].join('\r\n');
}
