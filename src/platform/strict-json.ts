/**
 * Refuses JSON that parses but would do harm later: bytes that are not UTF-8, which would be stored as
 * replacement characters, and nesting deeper than any schema here, on which recursion would end.
 */
import { isUtf8 } from 'node:buffer';
import type { RawBodyRequest } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problem.js';

export const DEPTH_MAX = 32;

/** To be used behind the body parsers. */
export function refuseHarmfulJson(
  request: RawBodyRequest<Request>,
  _response: Response,
  next: NextFunction,
): void {
  if (Buffer.isBuffer(request.body)) next();
  else if (request.rawBody !== undefined && request.is('json') && !isUtf8(request.rawBody)) {
    next(unreadable('the body is not UTF-8'));
  } else if (isDeeperThan(DEPTH_MAX, request.body)) {
    next(unreadable(`the body is nested more than ${DEPTH_MAX} levels deep`));
  } else next();
}

/** Level by level, because recursion is what must not happen. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

function unreadable(detail: string): Problem {
  return new Problem('malformed-json', detail, { errors: [{ pointer: '', detail }] });
}
