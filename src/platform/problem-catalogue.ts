/**
 * Every problem the API can answer with: its stable code, what it means and what to do about it.
 *
 * The codes are part of the API and never change meaning. `GET /problems/{code}` shows these entries.
 */
import { DOORS } from './problem-doors.js';
import { CONFLICTS, type CatalogueEntry } from './problem-conflicts.js';

export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    remedy: 'Send one well-formed JSON document in UTF-8.',
  },
  'bad-request': {
    status: 400,
    title: 'The request cannot be read',
    remedy: 'Mend the request line, the headers or the encoding as the detail says.',
  },
  'validation-failed': {
    status: 400,
    title: 'Fields are missing or wrong',
    remedy: 'Mend every field that `errors` names; nothing of the request was stored.',
  },
  'idempotency-key-invalid': {
    status: 400,
    title: 'The idempotency key cannot be used',
    remedy: 'Send an `Idempotency-Key` of 1 to 255 visible ASCII characters, such as a UUID.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid API key, and nobody signed in',
    remedy:
      'Send `Authorization: Bearer <API key>` with a key that has not been revoked, or sign in again.',
  },
  'signature-invalid': {
    status: 401,
    title: 'The callback is not signed as agreed',
    remedy:
      'Sign the bytes that are sent, with the secret of this door, within five minutes, and send each signature once.',
  },
  forbidden: {
    status: 403,
    title: 'This may not be done with this key, or by this user',
    remedy: 'Use a key, or ask a person, that has the scopes named in `required_scopes`.',
  },
  ...DOORS,
  'four-eyes': {
    status: 403,
    title: 'Another person must do this',
    remedy:
      'Ask a colleague: nobody approves what was made with a key of their own, or with one that they or the same admin made.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    remedy: 'Check the id; look it up by `external:<your id>` if you only know your own.',
  },
  'route-not-found': {
    status: 404,
    title: 'There is no such address',
    remedy: 'Check method and path against `/openapi.json`.',
  },
  'not-submittable': {
    status: 422,
    title: 'The words may not go out as they are',
    remedy:
      'Mend what `errors` names; each finding offers a courteous wording. Save, and submit again.',
  },
  ...CONFLICTS,
  erased: {
    status: 410,
    title: 'The personal data of this person was erased',
    remedy: 'Nothing can be added about an erased person; a new relationship needs a new party.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Keep bodies within 5 MB: send bulk calls in smaller portions.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has a form that is not read here',
    remedy: 'Send `Content-Type: application/json` in UTF-8.',
  },
  'unknown-reference': {
    status: 422,
    title: 'The request names something that does not exist',
    remedy: 'Create what `errors` names first, or correct the id.',
  },
  'inconsistent-request': {
    status: 422,
    title: 'The fields do not fit together',
    remedy: 'Mend the combination of fields that `errors` names.',
  },
  'guard-refused': {
    status: 422,
    title: 'The guard does not allow this attempt now',
    remedy:
      'Read `decision`, which is recorded: ask again at its `not_before`, or leave the attempt undone. Without `Prefer: handling=strict` it is an ordinary answer.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    remedy: 'Use a new `Idempotency-Key` for a new request; repeat a request unchanged.',
  },
  'unreadable-file': {
    status: 422,
    title: 'The file cannot be read as it was declared',
    remedy:
      'Mend the file or what `errors` names of its layout, and send it anew; no row was taken.',
  },
  'internal-error': {
    status: 500,
    title: 'The service failed',
    remedy: 'Repeat the request later with the same `Idempotency-Key`; report the `request_id`.',
  },
  'sealing-stalled': {
    status: 503,
    title: 'Records are not sealed at the moment',
    remedy:
      'Repeat the request after `Retry-After` seconds: no call is handed out and no place reserved on a decision that is not sealed. Whoever runs the service looks at `GET /health/ready`.',
  },
  unavailable: {
    status: 503,
    title: 'The service cannot work at the moment',
    remedy: 'Repeat the request after `Retry-After` seconds.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Where the page about a code lives; relative, so that it works on every installation. */
export function problemType(code: string): string {
  return `/problems/${code}`;
}

/** False for whatever else a path may hold. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}
