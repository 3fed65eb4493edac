/** Names each request, so that an answer, a log line and a question about them can be brought together. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { within } from './log.js';

const HEADER = 'x-request-id';
const ids = new WeakMap<IncomingMessage, string>();

/** Takes over a harmless `X-Request-Id` of the caller, else makes one; the answer carries it. */
export function nameRequest(
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  const given = request.headers[HEADER];
  const id =
    typeof given === 'string' && isHarmless(given)
      ? given
      : `req_${randomUUID().replaceAll('-', '')}`;
  ids.set(request, id);
  response.setHeader(HEADER, id);
  within({ request_id: id }, next);
}

/** It stands in the log, so it must look like an id of a machine and not like a telephone number. */
function isHarmless(text: string): boolean {
  const isHex = /^[0-9a-f-]{32,36}$/i.test(text);
  return isHex || (/^[A-Za-z0-9_-]{8,64}$/.test(text) && !/\d[\d_-]{5,}\d/.test(text));
}

/** Empty only where the middleware did not run. */
export function requestIdOf(request: IncomingMessage): string {
  return ids.get(request) ?? '';
}
