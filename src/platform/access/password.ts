/**
 * Passwords: argon2id as OWASP's Password Storage Cheat Sheet has it (19 MiB, two passes, one lane). Long ones are
 * welcome, what is guessed soon is not (NIST SP 800-63B: length and a list, no rules about signs).
 *
 * A hash takes 20 ms of a core and 19 MiB; so few are made at once, and a flood of guesses is turned away.
 */
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { Problem } from '../problem.js';

/** `Argon2id`: the package declares a constant that is not there when modules are compiled one by one. */
const ARGON2ID = 2;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 1_024;
/** Of four; below it a password falls within 10^8 guesses. */
const SCORE_MIN = 3;
/** Signs that must be left of it without the login. */
const BESIDE_MIN = 8;
/** What is beyond does not make a password weaker, and takes long to look at. */
const LOOKED_AT = 128;

const AT_ONCE = 2;
const WAITING_MAX = 40;

let working = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX)
      throw new Problem('unavailable', 'too many people sign in at this moment', { retryAfter: 2 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) working -= 1;
    else next();
  }
}

/** The same password typed on another keyboard is the same password (RFC 8265). */
function normal(password: string): string {
  return password.normalize('NFC');
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), PARAMETERS));
}

let nobodys: Promise<string> | undefined;

/** Takes as long for a user who does not exist, or has no password, as for one who has. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const nobody = await (nobodys ??= hash(randomBytes(32), PARAMETERS));
  const fits = await inTurn(() => verify(stored ?? nobody, normal(password)));
  return stored !== null && fits;
}

/** Why a new password is refused, in words for whoever chose it. */
export async function weakness(password: string, login: string): Promise<string | undefined> {
  const { length } = password;
  if (length < PASSWORD_MIN) return `has ${length} characters; at least ${PASSWORD_MIN} are needed`;
  const { check } = await judge();
  const { score } = check(normal(password).slice(0, LOOKED_AT), [login, 'dunwell']);
  const beside = normal(password).toLowerCase().replaceAll(login, '');
  if (beside.length < BESIDE_MIN) return 'is little more than the login';
  if (score < SCORE_MIN) return 'is guessed soon: it is common, or follows a pattern';
  return undefined;
}

let judged: Promise<{ check: (text: string, own: string[]) => { score: number } }> | undefined;

/** Its lists of words fill some megabytes, and few processes ever need them. */
function judge() {
  return (judged ??= (async () => {
    const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
    const { adjacencyGraphs, dictionary } = await import('@zxcvbn-ts/language-common');
    const factory = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
    return { check: (text: string, own: string[]) => factory.check(text, own) };
  })());
}
