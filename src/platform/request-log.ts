/** One line for each request that was answered: what was asked by pattern, who asked by key or session, how it ended. */
import type { NextFunction, Request, Response } from 'express';
import { principalIfKnown, type Principal } from './access/principal.js';
import { publicId } from './ids.js';
import { tell } from './log.js';
import { routeOf } from './metrics.js';

/** Asked every few seconds by machines, of interest only when it fails. */
const ROUTINE: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

export function logRequests(request: Request, response: Response, next: NextFunction): void {
  const begun = performance.now();
  response.once('close', () => {
    const route = routeOf(request);
    const status = response.writableFinished ? response.statusCode : 'aborted';
    if (ROUTINE.has(route) && status === 200) return;
    const principal = principalIfKnown(request);
    tell('http', 'answered a request', {
      method: /^[A-Z]{1,10}$/.test(request.method) ? request.method : 'other',
      route,
      status,
      ms: Math.round(performance.now() - begun),
      ...(principal && whoOf(principal)),
    });
  });
  next();
}

function whoOf({ tenant, api_key_id, session_id }: Principal) {
  return {
    tenant,
    ...(api_key_id !== null && { key: publicId('key', api_key_id) }),
    ...(session_id !== null && { session: publicId('session', session_id) }),
  };
}
