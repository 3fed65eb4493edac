import { createTransport } from 'nodemailer';
import { startSmtpDouble, type SmtpDouble } from './smtp.js';

describe('the mail server’s double', () => {
  let double: SmtpDouble;

  beforeEach(async () => {
    double = await startSmtpDouble();
  });
  afterEach(() => double.stop());

  const mailer = () => createTransport({ host: double.host, port: double.port, ignoreTLS: true });
  const ordinary = {
    from: 'Example Harbor Bank <bank@example.com>',
    to: 'ada@example.org',
    subject: 'Your payment of 3 March',
    text: 'Good morning.',
  };

  // SMTP itself ends every body with a line end, so one at the end proves nothing.
  it.each([
    ['plain English', 'Good morning, Ada.\n\nPlease call us.'],
    ['Chinese', '尊敬的赵女士:\n您好!本期账单金额为人民币1,234.50元。'],
    ['lines that begin with a dot', '.\n..\n.end'],
    ['a long line', 'word '.repeat(400)],
    ['a long Chinese line', '您好,'.repeat(500)],
    ['spaces at the ends of lines', 'a  \nb\t'],
    ['equals signs and From at the start', 'From us: 1+1=2 =3D\n='],
  ])('keeps a text to the byte: %s', async (_, body) => {
    await mailer().sendMail({ ...ordinary, text: body });

    await mailer().sendMail({ ...ordinary, text: body, html: '<p>With another body.</p>' });

    expect(double.mails.map(({ text }) => text)).toEqual([body, body]);
  });

  it('reads both bodies, the subject and the headers', async () => {
    await mailer().sendMail({
      ...ordinary,
      subject: '还款提醒:请于三月三日前还款,如有困难请联系我们协商',
      html: '<p>您好</p>',
      headers: { 'List-Unsubscribe': '<https://example.com/u/1>' },
    });

    expect(double.mails).toMatchObject([
      {
        from: 'bank@example.com',
        to: ['ada@example.org'],
        subject: '还款提醒:请于三月三日前还款,如有困难请联系我们协商',
        text: ordinary.text,
        html: '<p>您好</p>',
        headers: {
          from: 'Example Harbor Bank <bank@example.com>',
          'list-unsubscribe': '<https://example.com/u/1>',
        },
      },
    ]);
    expect(double.mails[0]?.raw.toString('latin1')).toMatch(/^MIME-Version: 1\.0\r?$/m);
  });

  it('tells the envelope from the header', async () => {
    await mailer().sendMail({
      ...ordinary,
      envelope: { from: 'bounce@example.com', to: 'b@example.net' },
    });

    expect(double.mails).toMatchObject([{ from: 'bounce@example.com', to: ['b@example.net'] }]);
  });

  it.each([
    ['for good', undefined, 550],
    ['for now', 450, 450],
  ] as const)(
    'refuses a recipient %s, in whatever case it is written',
    async (_, code, responseCode) => {
      double.reject('Ada@example.org', code);

      await expect(mailer().sendMail(ordinary)).rejects.toMatchObject({
        code: 'EENVELOPE',
        responseCode,
        rejected: ['ada@example.org'],
      });
      await mailer().sendMail({ ...ordinary, to: 'b@example.org' });
      expect(double.mails).toMatchObject([{ to: ['b@example.org'] }]);
    },
  );

  it('lets anybody log in', async () => {
    const { host, port } = double;
    const auth = { user: 'dunwell', pass: 'any' };
    await createTransport({ host, port, ignoreTLS: true, auth }).sendMail(ordinary);

    expect(double.mails).toHaveLength(1);
  });
});
