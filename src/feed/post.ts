/** One POST to a webhook: bounded in time, redirects not followed, the answer's body not read. */
import http from 'node:http';
import https from 'node:https';
import { wallMs } from '../platform/clock.js';
import { PrivateAddressError, publicLookup, refuseLiteral } from './public-address.js';

export interface Posted {
  readonly http_status: number | null;
  /** A code; null for success. */
  readonly error: string | null;
  readonly took_ms: number;
  /** Seconds that the receiver asks us to wait. */
  readonly retry_after: number | null;
}

export interface PostOptions {
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
}

export async function post(
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: PostOptions,
): Promise<Posted> {
  const began = wallMs();
  const took = () => wallMs() - began;
  try {
    const { status, retryAfter } = await answerOf(new URL(target), headers, body, options);
    return {
      http_status: status,
      error: errorOf(status),
      took_ms: took(),
      retry_after: retryAfter,
    };
  } catch (error) {
    return { http_status: null, error: codeOf(error), took_ms: took(), retry_after: null };
  }
}

function answerOf(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { timeoutMs, allowPrivate }: PostOptions,
): Promise<{ status: number; retryAfter: number | null }> {
  if (!allowPrivate) refuseLiteral(url);
  const scheme = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = scheme.request(url, {
      method: 'POST',
      // A connection of its own: one that was kept would not be judged again.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'dunwell-webhooks',
      },
      ...(allowPrivate ? {} : { lookup: publicLookup() }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const after = Number(response.headers['retry-after']);
      resolve({ status: response.statusCode ?? 0, retryAfter: after > 0 ? after : null });
      response.destroy();
    });
    request.end(body);
  });
}

function errorOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirect_not_followed' : `http_${status}`;
}

function codeOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return 'private_address';
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout';
  return typeof code === 'string' ? code.toLowerCase() : 'failed';
}
