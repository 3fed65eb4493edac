/** Vendors of a tenant that stand behind real sockets. */
import { startReceiver, type Receiver } from './receiver.js';
import { signedBy } from './signed.js';
import type { Town } from './town.js';

export interface HttpVendor extends Receiver {
  readonly id: string;
  readonly secret: string;
  /** The texts that it was asked to send. */
  texts(): string[];
  report(
    receipts: readonly object[],
    at: string,
    secret?: string,
  ): Promise<{ status: number; body: unknown }>;
}

let made = 0;

export function newSecret(): string {
  made += 1;
  return `whsec_${Buffer.alloc(32, made).toString('base64')}`;
}

/** A vendor that takes everything until it is told otherwise. */
export async function httpVendorIn(town: Town, more: object = {}): Promise<HttpVendor> {
  const receiver = await startReceiver();
  const secret = newSecret();
  const settings = { url: receiver.url, secret };
  const body = { label: 'gateway', kind: 'http', channel: 'sms', settings, ...more };
  const reply = await town.ask('POST', '/v1/vendors', { body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  const id = String(reply.body['id']);
  return {
    ...receiver,
    id,
    secret,
    texts: () => receiver.received.map(({ body: text }) => String(JSON.parse(text)['text'])),
    report: (receipts, at, by = secret) =>
      signedBy(by, `${town.url}/v1/vendors/${id}/receipts`, JSON.stringify({ receipts }), at),
  };
}
