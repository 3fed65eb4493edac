/** From a question as it was sent to one that can be judged, or everything that is wrong with it. */
import type { Asked } from '../dispatch/asked.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { misfits, resolved, type Resolved } from './contacts.check.js';
import type { References } from './contacts.references.js';
import type { NewQuestion } from './decisions.schema.js';

const RESERVED_MS = 15 * 60_000;
const RESERVED_MAX_MS = 24 * 3_600_000;

export function checked(question: NewQuestion, known: References, at: number): Asked | Problem {
  const one = resolved(question, known);
  if (Array.isArray(one)) return problem('unknown-reference', one);
  const errors = [...misfits(one), ...timeTrouble(question, at)];
  return errors.length > 0 ? problem('inconsistent-request', errors) : askedOf(one, at);
}

export function problem(
  code: 'unknown-reference' | 'inconsistent-request',
  errors: FieldError[],
): Problem {
  const detail = errors.map((error) => `\`${error.pointer}\` ${error.detail}`).join('; ');
  return new Problem(code, detail, { errors });
}

function askedOf({ input, ...found }: Resolved<NewQuestion>, now: number): Asked {
  const { sender: _s, debt: _d, to: _t, in_reply_to: _i, ...rest } = input;
  const { at, reserve, expires_at, channel, purpose, ...particulars } = rest;
  const until = expires_at === undefined ? now + RESERVED_MS : Date.parse(expires_at);
  return {
    channel,
    purpose,
    sender_id: found.sender.id,
    debt_id: found.debt.id,
    person_id: found.debt.debtor_id,
    party_id: found.party.id,
    endpoint_id: found.endpoint.id,
    in_reply_to: found.in_reply_to?.id ?? null,
    particulars,
    what_if: at === undefined ? undefined : Date.parse(at),
    reserved_until: reserve === true ? until : undefined,
  };
}

function timeTrouble({ at, reserve, expires_at }: NewQuestion, now: number): FieldError[] {
  const errors: FieldError[] = [];
  if (reserve === true && at !== undefined) {
    errors.push({
      pointer: '/at',
      detail: 'cannot stand beside `reserve`: a place is taken now or not at all',
      remedy: 'leave one of the two out',
    });
  }
  if (expires_at === undefined) return errors;
  if (reserve !== true) {
    errors.push({
      pointer: '/expires_at',
      detail: 'says how long a place is reserved, but none is',
      remedy: 'send `reserve`, or leave it out',
    });
  }
  const ms = Date.parse(expires_at) - now;
  if (ms <= 0 || ms > RESERVED_MAX_MS) {
    errors.push({
      pointer: '/expires_at',
      detail: ms <= 0 ? 'has passed' : 'is more than a day away',
      remedy: 'send an instant within the next 24 hours',
    });
  }
  return errors;
}
