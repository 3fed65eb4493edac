/** One POST to an address of a customer: bounded in time, redirects not followed, little or nothing of the answer read. */
import http from 'node:http';
import https from 'node:https';
import { wallMs } from '../clock.js';
import { PrivateAddressError, publicLookup, refuseLiteral } from './public-address.js';

export interface Posted {
  readonly http_status: number | null;
  /** A code; null for success. */
  readonly error: string | null;
  /** Whether anything can have reached the other side. */
  readonly has_left: boolean;
  /** As much of the answer as was asked for. */
  readonly answer: string;
  readonly took_ms: number;
  /** Seconds that the receiver asks us to wait. */
  readonly retry_after: number | null;
}

export interface PostOptions {
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
  readonly agent?: string;
  /** Bytes of the answer that are read; none unless given. */
  readonly readMax?: number;
}

type Answer = { status: number; retryAfter: number | null; text: string };

export async function post(
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: PostOptions,
): Promise<Posted> {
  const began = wallMs();
  const line = { isOpen: false };
  const ended = (error: string | null, answer?: Answer): Posted => ({
    http_status: answer?.status ?? null,
    error,
    has_left: line.isOpen,
    answer: answer?.text ?? '',
    took_ms: wallMs() - began,
    retry_after: answer?.retryAfter ?? null,
  });
  try {
    const answer = await answerOf(new URL(target), headers, body, options, line);
    return ended(errorOf(answer.status), answer);
  } catch (error) {
    return ended(codeOf(error));
  }
}

function answerOf(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { timeoutMs, allowPrivate, agent = 'dunwell-webhooks', readMax = 0 }: PostOptions,
  line: { isOpen: boolean },
): Promise<Answer> {
  if (!allowPrivate) refuseLiteral(url);
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request(url, {
      method: 'POST',
      // A connection of its own: one that was kept would not be judged again.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': agent,
      },
      ...(allowPrivate ? {} : { lookup: publicLookup() }),
    });
    request.on('error', reject);
    // Until then nothing can have been written.
    request.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        line.isOpen = true;
      }),
    );
    request.on('response', (response) => {
      const after = Number(response.headers['retry-after']);
      const answer = {
        status: response.statusCode ?? 0,
        retryAfter: after > 0 ? after : null,
      };
      void beginning(response, readMax).then((text) => resolve({ ...answer, text }), reject);
    });
    request.end(body);
  });
}

async function beginning(response: http.IncomingMessage, max: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  if (max > 0) {
    for await (const piece of response as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size >= max) break;
    }
  }
  response.destroy();
  return Buffer.concat(pieces).subarray(0, max).toString();
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
