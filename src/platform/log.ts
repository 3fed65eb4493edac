/**
 * Lines for whoever runs the service: one JSON object an event, on standard error. Never personal data, and no
 * secret: callers pass what happened, and of an error only what cannot hold a value is told. A message can:
 * vendors put addresses into theirs, `JSON.parse` the text it read, PostgreSQL the value that did not fit.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { isNativeError } from 'node:util/types';
import { wallClock } from './clock.js';

type Level = 'error' | 'info';
type Facts = Readonly<Record<string, unknown>>;

const about = new AsyncLocalStorage<Facts>();
let least: Level = 'error';

/** From now on lines of less weight are left out; at first all but errors are. */
export function logFrom(level: Level): void {
  least = level;
}

/** Whatever is logged while `work` runs, and by what it starts, carries these facts too. */
export function within<T>(facts: Facts, work: () => T): T {
  return about.run({ ...about.getStore(), ...facts }, work);
}

export function complain(where: string, error: unknown): void {
  write('error', { where, ...describe(error) });
}

/** @param what a sentence of our own; values that cannot be personal belong to `facts` */
export function tell(where: string, what: string, facts: Facts = {}): void {
  if (least === 'info') write('info', { where, what, ...facts });
}

/** As `tell`, of something that is wrong. */
export function warn(where: string, what: string): void {
  write('error', { where, what });
}

const CAUSES_MAX = 4;
const FRAMES_MAX = 4;

/** Its kind, its code, its place in the program, and the same of what caused it. */
function describe(error: unknown, depth = 1): Facts {
  if (!isError(error)) return { error: typeof error };
  const { name, cause } = error;
  const more = error as Error & Record<string, unknown>;
  const told = {
    error: word(name) ?? 'Error',
    code: word(more['code']),
    // Of PostgreSQL, of Node, of HTTP and of SMTP.
    constraint: word(more['constraint']),
    syscall: word(more['syscall']),
    status: number(more['status']),
    response: number(more['responseCode']),
    place: framesOf(error),
    cause: cause === undefined || depth === CAUSES_MAX ? undefined : describe(cause, depth + 1),
  };
  return told;
}

function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}

/** Names and codes are words of a programmer, not of a borrower, and no telephone number. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) && !/\d{6}/.test(value)
    ? value
    : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 100 && value < 1_000 ? value : undefined;
}

const OWN = /\/(?:dist|src)\/([\w./-]+\.[jt]s:\d+:\d+)/;

function framesOf({ stack = '', message }: Error): string[] {
  // The stack begins with the message.
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return frames.flatMap((frame) => OWN.exec(frame)?.[1] ?? []).slice(0, FRAMES_MAX);
}

function write(level: Level, facts: Facts): void {
  const line = { at: wallClock(), level, ...about.getStore(), ...facts };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/**
 * Does a job of the queue. The store of the queue keeps the message of what failed, in clear; so it gets one that
 * says nothing, and the log what may be told.
 */
export async function asJob(where: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    complain(where, error);
    throw new JobFailed('see the log');
  }
}

class JobFailed extends Error {
  override name = 'JobFailed';
}
