/** Names each request, so that an answer, a log line and a question about them can be brought together. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const HEADER = 'x-request-id';
const ids = new WeakMap<IncomingMessage, string>();

/** Takes over a harmless `X-Request-Id` of the caller, else makes one; the answer carries it. */
export function nameRequest(
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  const given = request.headers[HEADER];
  const usable = typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given);
  const id = usable ? given : `req_${randomUUID().replaceAll('-', '')}`;
  ids.set(request, id);
  response.setHeader(HEADER, id);
  next();
}

/** Empty only where the middleware did not run. */
export function requestIdOf(request: IncomingMessage): string {
  return ids.get(request) ?? '';
}
