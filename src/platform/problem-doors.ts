/** Problems of the catalogue that people meet who sign in. */
import type { CatalogueEntry } from './problem-conflicts.js';

export const DOORS = {
  'sign-in-failed': {
    status: 401,
    title: 'Login, password or code are not right',
    remedy:
      'Check all of them; whoever has an authenticator sends its present code too, and no code works twice. An admin can send you a new invitation.',
  },
  'proof-failed': {
    status: 403,
    title: 'Password or code are not right',
    remedy: 'Check both; no code of an authenticator works twice, so wait for the next one.',
  },
  'too-many-tries': {
    status: 429,
    title: 'Too many tries',
    remedy:
      'Wait for `Retry-After` seconds. An invitation from an admin lets you in at once; so does a browser in which you have signed in before.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests in one minute',
    remedy:
      'Repeat the request after `Retry-After` seconds; nothing of it was done. The header `RateLimit` of every answer says how many are left. Send contacts in bulk: up to 1,000 are one request.',
  },
  'foreign-request': {
    status: 403,
    title: 'The request does not come from our own pages',
    remedy:
      'Send it from the console itself, with the `csrf_token` of `GET /v1/session` in the header `X-CSRF-Token`. Set `CONSOLE_URL` if a proxy hides the address of the console.',
  },
  'session-needed': {
    status: 403,
    title: 'Only a person who has signed in can do this',
    remedy: 'Sign in with `POST /v1/session`: an API key has no session.',
  },
  'second-factor-needed': {
    status: 403,
    title: 'A second factor is needed first',
    remedy:
      'Enrol an authenticator with `POST /v1/session/totp`: who approves or administers needs one.',
  },
  'invitation-over': {
    status: 410,
    title: 'The invitation is over',
    remedy:
      'It was used, is more than three days old, or a later one was made: ask an admin for another.',
  },
} as const satisfies Record<string, CatalogueEntry>;
