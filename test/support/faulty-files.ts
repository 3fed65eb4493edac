/**
 * Files that fail: an error of the disk at the n-th call about some of them, before the call did anything, after it did
 * everything, or, of a write, after half of it.
 *
 * For a test that puts `faultyFs()` in the place of `node:fs` before it imports what it tests.
 */
import * as fs from 'node:fs';

export type Form = 'failed' | 'persisted' | 'torn';

export interface Fault {
  /** Which call fails; the first is 1. */
  readonly at: number;
  readonly form: Form;
  readonly code: 'EIO' | 'ENOSPC';
}

interface Plan extends Fault {
  readonly about: RegExp;
  calls: number;
  /** The call that failed; undefined if there were not so many. */
  failed: string | undefined;
}

let plan: Plan | undefined;
const handles = new Set<number>();

/** @param about paths */
export function arm(about: RegExp, fault: Fault): void {
  handles.clear();
  plan = { ...fault, about, calls: 0, failed: undefined };
}

/** The call that failed. */
export function disarm(): string | undefined {
  const failed = plan?.failed;
  plan = undefined;
  return failed;
}

const WRAPPED = [
  'closeSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'readFileSync',
  'readSync',
  'renameSync',
  'statSync',
  'truncateSync',
  'writeFileSync',
] as const;

type Call = (...args: unknown[]) => unknown;

export function faultyFs(): Record<string, unknown> {
  const wrapped = Object.fromEntries(WRAPPED.map((name) => [name, faulty(name)]));
  const all = { ...fs, ...wrapped };
  return { ...all, default: all };
}

function faulty(name: (typeof WRAPPED)[number]): Call {
  const call = fs[name] as unknown as Call;
  return (...args) => {
    if (plan === undefined || !concerns(plan, args[0])) return call(...args);
    plan.calls += 1;
    if (plan.calls !== plan.at) return opened(name, call(...args));
    plan.failed = name;
    if (plan.form === 'persisted') opened(name, call(...args));
    if (plan.form === 'torn' && name === 'writeFileSync')
      call(args[0], half(args[1]), ...args.slice(2));
    throw Object.assign(new Error(`${plan.code}: ${name}`), { code: plan.code, syscall: name });
  };
}

function concerns({ about }: Plan, first: unknown): boolean {
  return typeof first === 'number' ? handles.has(first) : about.test(String(first));
}

function opened(name: string, answer: unknown): unknown {
  if (name === 'openSync') handles.add(answer as number);
  return answer;
}

function half(content: unknown): Buffer {
  const bytes = Buffer.from(content as string);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}
