/** Standard Webhooks: `v1` signatures, HMAC-SHA256 over `id.timestamp.body`. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface Message {
  readonly id: string;
  /** Milliseconds, of this try. */
  readonly at: number;
  readonly body: string;
}

/** @param secrets all that are valid at the moment: a receiver accepts if it knows one of them */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]) {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets
      .map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.`, body).toString('base64')}`)
      .join(' '),
  };
}

/** @param head `id.timestamp.`; the body may be any bytes */
export function signatureOf(secret: string, head: string, body: string | Buffer): Buffer {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(head).update(body).digest();
}
