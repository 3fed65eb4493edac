/**
 * Doors at which machines prove themselves by a signature over what they send. There the body stays the bytes that came,
 * whatever they claim to be; and as vendors report thousands of messages a second, nothing is done that is for browsers or for other bodies.
 */
import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';

const SIGNED_DOORS =
  /^\/v1\/(?:inbound(?:\/mail)?|vendors\/(?:[^/?]+\/receipts|(?:[^/?]+\/)?twilio\/(?:inbound|status)))\/?(?:\?|$)/i;

/** What is larger, packed, or of no stated length is read by the parser for everybody. */
const SMALL_BYTES = 64 * 1_024;

export interface WithBody extends IncomingMessage {
  body?: unknown;
}

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

export function isSignedDoor({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && SIGNED_DOORS.test(url);
}

/** Reads the body of an ordinary callback. Whoever hangs up before its end gets no answer, and needs none. */
export function readCallback(request: WithBody, _: ServerResponse, next: Next): void {
  const { 'content-length': length = 'unknown', 'content-encoding': encoding } = request.headers;
  if (!(Number(length) <= SMALL_BYTES) || encoding !== undefined || !isSignedDoor(request))
    return next();
  // The bytes arrive outside of what the log knows about the request.
  const here = new AsyncResource('Callback');
  const parts: Buffer[] = [];
  request
    .on('data', (part: Buffer) => parts.push(part))
    .once('end', () => {
      request.body = Buffer.concat(parts);
      here.runInAsyncScope(next);
    });
}

/** @param middleware that makes an answer safe to open in a browser */
export function forBrowsers(middleware: Middleware): Middleware {
  return (request, response, next) => {
    if (!isSignedDoor(request)) return middleware(request, response, next);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  };
}

/** What was signed, whoever has read it. */
export function bytesOf({ body }: { readonly body?: unknown }): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
