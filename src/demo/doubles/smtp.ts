/**
 * A double of a mail server: real SMTP on loopback that keeps and parses what it accepts.
 *
 * Leaves out TLS and checks of log-ins: any name and password will do.
 */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { LOOPBACK, listen } from './loopback.js';

/** One accepted mail. `from` and `to` are the envelope's: they decide where a mail goes. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Lines end in LF. Line ends at the very end are gone: SMTP needs one there, and hides whose it was. */
  readonly text: string;
  readonly html: string;
  /** By lower-case name; of a header that is repeated, the topmost. */
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Buffer;
}

export interface SmtpDouble {
  readonly host: string;
  readonly port: number;
  /** Accepted mails, oldest first. */
  readonly mails: readonly Mail[];
  /** From now on refuses this recipient: for good by default, `450` for now. */
  reject(address: string, code?: 450 | 550): void;
  stop(): Promise<void>;
}

export async function startSmtpDouble(
  options: { readonly port?: number } = {},
): Promise<SmtpDouble> {
  const mails: Mail[] = [];
  const rejected = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onRcptTo: recipientCheck(rejected),
    onData: (stream, session, done) => {
      received(stream, session).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  const port = await listen(server.server, options.port);
  // A client that hangs up is the client's affair.
  server.on('error', () => undefined);

  return {
    host: LOOPBACK,
    port,
    mails,
    reject: (address, code = 550) => void rejected.set(address.toLowerCase(), code),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function recipientCheck(
  rejected: ReadonlyMap<string, number>,
): NonNullable<SMTPServerOptions['onRcptTo']> {
  return ({ address }, _session, done) => {
    const code = rejected.get(address.toLowerCase());
    if (code === undefined) return done();
    const said = code === 550 ? 'mailbox unavailable' : 'mailbox busy, try again later';
    return done(Object.assign(new Error(said), { responseCode: code }));
  };
}

async function received(stream: Readable, { envelope }: SMTPServerSession): Promise<Mail> {
  const raw = await buffer(stream);
  const { subject, text, html, headers } = await PostalMime.parse(raw);
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    subject: subject ?? '',
    text: unended(text),
    html: unended(html),
    headers: Object.fromEntries(headers.toReversed().map(({ key, value }) => [key, value])),
    raw,
  };
}

function unended(body = ''): string {
  return body.replace(/\n+$/, '');
}
