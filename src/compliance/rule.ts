/** What a rule is and what it answers. A rule is a citation and its numbers; the logic is in `kinds/`. */
import type { Question } from './question.js';

/** Strongest first: block, review, defer, allow. */
export type Verdict = 'allow' | 'defer' | 'review' | 'block';

export type FindingVerdict = 'pass' | 'not_applicable' | 'not_in_force' | Exclude<Verdict, 'allow'>;

export interface Citation {
  readonly source: string;
  /** The requirement in one plain sentence. */
  readonly says: string;
  /** First and last local date in force, inclusive. */
  readonly in_force_from?: string;
  readonly in_force_to?: string;
  /** `unverified` only on rows that are off by default. */
  readonly confidence: 'primary' | 'secondary' | 'unverified' | 'product_policy';
}

export interface Finding {
  /** The code of the rule tables, such as `REGF-TIME-DEFAULT`. */
  readonly rule: string;
  readonly verdict: FindingVerdict;
  readonly because: string;
  readonly citation: Citation;
  /** RFC 3339, on deferrals only: the first instant at which this rule may stop objecting. */
  readonly not_before?: string;
}

/** The numbers of a rule, such as a cap and its days, as the ruleset publishes them. */
export interface Numbers {
  readonly [name: string]: number | string | readonly (number | string | Numbers)[];
}

export interface Heading {
  readonly code: string;
  /** The path of its file below `rules/`, such as `us-reg-f/quiet-hours`. */
  readonly id: string;
  /** The rule is loaded for a person who has one of these packs; see `packs.ts`. */
  readonly packs: readonly string[];
  /**
   * Whom it binds. `regulation_f` is collectors, and creditors who opted in to its limits;
   * `regulation_f_in_full` leaves out creditors who opted in to the limits alone. Default everyone.
   */
  readonly binds?: 'collectors' | 'regulation_f' | 'regulation_f_in_full';
  /** Packs in which the law leaves the hours to the tenant. */
  readonly leavesHours?: readonly string[];
  /** The answer cannot change with the instant, so it is asked once. */
  readonly timeless?: true;
  readonly citation: Citation;
  /** Filled in by the kind where it knows them. */
  readonly numbers?: Numbers;
}

/** What a rule says about one question. */
export interface Outcome {
  readonly verdict: Exclude<FindingVerdict, 'not_in_force'>;
  readonly because: string;
  /** On deferrals: the first instant, in milliseconds, at which the rule may stop objecting. */
  readonly until?: number;
}

export interface Rule extends Heading {
  /** Default: every question. */
  readonly appliesTo?: (question: Question) => boolean;
  readonly check: (question: Question) => Outcome;
}

export const pass: Outcome = { verdict: 'pass', because: 'no objection' };
export const notApplicable: Outcome = { verdict: 'not_applicable', because: 'does not apply' };

export function block(because: string): Outcome {
  return { verdict: 'block', because };
}

export function review(because: string): Outcome {
  return { verdict: 'review', because };
}

/** Not now: `until` is the first instant, in milliseconds, at which the rule may stop objecting. */
export function defer(until: number, because: string): Outcome {
  return { verdict: 'defer', because, until };
}
