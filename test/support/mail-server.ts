/**
 * A tenant's mail server: real SMTP with TLS and passwords, on loopback. Its certificate is nobody's: it was made for
 * these tests, for `localhost`, and its key is here for everybody to read.
 */
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export const USER = 'bank';
export const PASSWORD = 'word-of-the-mail-server';

export interface MailServer {
  readonly port: number;
  /** Envelopes and texts of accepted mails, oldest first. */
  readonly mails: {
    readonly from: string;
    readonly to: string[];
    readonly raw: string;
    readonly isSecure: boolean;
  }[];
  stop(): Promise<void>;
}

export interface MailServerOptions {
  /** TLS from the first byte; else after STARTTLS. */
  readonly implicit?: boolean;
  /** Neither offers TLS nor asks for a password. */
  readonly open?: boolean;
}

export async function startMailServer({
  implicit = false,
  open = false,
}: MailServerOptions = {}): Promise<MailServer> {
  const mails: MailServer['mails'] = [];
  const server = new SMTPServer({
    key: KEY,
    cert: CERTIFICATE,
    secure: implicit,
    hideSTARTTLS: open,
    disableReverseLookup: true,
    disabledCommands: open ? ['STARTTLS', 'AUTH'] : [],
    authOptional: open,
    onAuth: ({ username, password }, _session, done) =>
      username === USER && password === PASSWORD
        ? done(null, { user: username })
        : done(new Error('no')),
    onData: (stream, { envelope, secure }, done) => {
      void buffer(stream).then((raw) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, raw: raw.toString(), isSecure: secure });
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, mails, stop: () => new Promise((done) => server.close(done)) };
}

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAfWOHe72eCnjnQ5
BUIeWwwQd4za/LbHyteNNLZ5PGjkqoETGLAlsNEx6vyxB4rKZ8NgCVZMHPcgBwTQ
fTPNagqjTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8E
BTADAQH/MB0GA1UdDgQWBBR3cNkiqWv24vt/GwOukK9RWJikBDAKBggqhkjOPQQD
AgNIADBFAiEAlKonpccNaMQl2vCTWayaSU7dLS8CDV1SdTVyWpzMitoCIDtCPrr8
sEje4JSmNXXdZHMOXGOXw8RJIoGQrXxerAZR
-----END CERTIFICATE-----
`;

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtY5cOCfTIOfs1aXL
/V0p/YmxhHhHSTMFtKZG7OrN2WKhRANCAAQH1jh3u9ngp450OQVCHlsMEHeM2vy2
x8rXjTS2eTxo5KqBExiwJbDRMer8sQeKymfDYAlWTBz3IAcE0H0zzWoK
-----END PRIVATE KEY-----
`;
