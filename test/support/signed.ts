/** Posts to the signed inbound doors as a source would. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Town } from './town.js';

export interface Sent {
  readonly id?: string;
  readonly at?: string;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
  readonly path?: string;
  readonly type?: string;
}

export interface Posting {
  readonly source: string;
  send(
    body: string | Buffer,
    sent?: Sent,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
}

/** A new source of the town, which posts at `now` unless a call says otherwise. */
export async function sourceIn(town: Town, now: string, region?: string): Promise<Posting> {
  const body = { label: 'gateway', ...(region === undefined ? {} : { region }) };
  const reply = await town.ask('POST', '/v1/inbound/sources', { body });
  const own = String(reply.body['secret']);
  return {
    source: String(reply.body['id']),
    async send(text, sent = {}) {
      const { id = randomUUID(), at = now, path = '/v1/inbound', secret = own } = sent;
      const bytes = Buffer.from(text);
      const seconds = String(Date.parse(at) / 1_000);
      const response = await fetch(`${town.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': sent.type ?? 'application/json',
          'webhook-id': id,
          'webhook-timestamp': seconds,
          'webhook-signature': `v1,${signature(secret, `${id}.${seconds}.`, bytes)}`,
          ...sent.headers,
        },
        body: new Uint8Array(bytes),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** A request that was signed at an instant as Standard Webhooks sign. */
export async function signedBy(secret: string, url: string, body: string, at: string) {
  const id = randomUUID();
  const seconds = String(Date.parse(at) / 1_000);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature(secret, `${id}.${seconds}.`, Buffer.from(body))}`,
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function signature(secret: string, head: string, body: Buffer): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return createHmac('sha256', key).update(head).update(body).digest('base64');
}
