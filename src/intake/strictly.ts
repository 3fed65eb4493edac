/**
 * `Prefer: handling=strict` (RFC 7240): a caller that treats every answer below 400 as a yes may ask that
 * the guard's no be an HTTP error. The decision is made, recorded and stored as without it.
 */
import type { Request, Response } from 'express';
import { Problem } from '../platform/problem.js';

const STRICT = /(?:^|,)\s*handling\s*=\s*"?strict"?\s*(?:[;,]|$)/i;

interface Judged {
  readonly id: string;
  readonly verdict: string;
}

/** @throws Problem `guard-refused` with the whole `decision`, if strictness was asked for and the verdict is no `allow` */
export function strictly<T extends Judged>(request: Request, response: Response, decision: T): T {
  if (!STRICT.test(request.get('prefer') ?? '')) return decision;
  response.setHeader('Preference-Applied', 'handling=strict');
  if (decision.verdict === 'allow') return decision;
  throw new Problem('guard-refused', `the verdict is \`${decision.verdict}\``, {
    extras: { decision },
  });
}
