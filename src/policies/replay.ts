/**
 * Puts stored questions to the guard that answered them, and compares.
 *
 * Each decision is repeated by the guard file and the house policy of its own ruleset, both as they were
 * kept when it was made; what the law or the program says today has no part in it.
 */
import { pass } from '../compliance/rule.js';
import type { StoredFinding } from '../compliance/stored-finding.js';
import type { Database } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { type Answer, GuardRunner } from './guard-runner.js';
import { readRuleset } from './ruleset.repository.js';
import { type StoredDecision, storedDecisions, type Wanted } from './stored-decisions.js';

export interface Replayed {
  readonly decisions: number;
  /** Decided again exactly as they are recorded, words included. */
  readonly same: number;
  /** Their questions were erased with the data of the person. */
  readonly erased: number;
  readonly different: number;
}

/** A decision that its own guard does not repeat. */
export interface Difference {
  readonly record: string;
  readonly contact: string;
  readonly ruleset: string;
  readonly recorded: unknown;
  readonly decided: unknown;
}

/** @param tell is called for each decision that comes out otherwise */
export async function replay(
  database: Database,
  keys: Keys,
  wanted: Wanted,
  tell: (difference: Difference) => void,
): Promise<Replayed> {
  const guards = new Guards(database, wanted.tenant);
  const sum = { decisions: 0, same: 0, erased: 0, different: 0 };
  try {
    for await (const page of storedDecisions(database, keys, wanted)) {
      const kept = page.filter(({ inputs }) => inputs !== undefined);
      for (const hash of new Set(kept.map(({ body }) => body.ruleset))) {
        const decisions = kept.filter(({ body }) => body.ruleset === hash);
        const differences = await compare(await guards.of(hash), decisions);
        sum.different += differences.length;
        sum.same += decisions.length - differences.length;
        differences.forEach(tell);
      }
      sum.decisions += page.length;
      sum.erased += page.length - kept.length;
    }
  } finally {
    await guards.stop();
  }
  return sum;
}

const GUARDS_MAX = 3;

/** The guards in use: decisions come in order of time, so one is seldom asked for again. */
class Guards {
  readonly #running = new Map<string, GuardRunner | undefined>();

  constructor(
    private readonly database: Database,
    private readonly tenant: number,
  ) {}

  async of(hash: string): Promise<GuardRunner | undefined> {
    if (this.#running.has(hash)) return this.#running.get(hash);
    if (this.#running.size >= GUARDS_MAX) await this.stop();
    const kept = await this.database.tx(this.tenant, (tx) => readRuleset(tx, hash));
    const runner = kept === undefined ? undefined : new GuardRunner(kept);
    this.#running.set(hash, runner);
    return runner;
  }

  async stop(): Promise<void> {
    for (const runner of this.#running.values()) await runner?.stop();
    this.#running.clear();
  }
}

/** Repeats decisions of one ruleset; answers those that come out otherwise. */
export async function compare(
  runner: GuardRunner | undefined,
  decisions: readonly StoredDecision[],
): Promise<Difference[]> {
  const missing: Answer = { error: 'the ruleset is not kept in this database' };
  const answers =
    (await runner?.decideAll(decisions.map(({ inputs = '' }) => ({ text: inputs })))) ??
    decisions.map(() => missing);
  return decisions.flatMap((decision, i) => differenceOf(decision, answers[i] ?? missing));
}

interface Inputs {
  readonly value: { readonly findings: readonly StoredFinding[] };
}

/** Only what differs is told, finding by finding. */
function differenceOf(
  { record_id, body, inputs = '' }: StoredDecision,
  answer: Answer,
): Difference[] {
  const { contact, ruleset, verdict, not_before, findings: codes } = body;
  const of = { record: record_id, contact, ruleset };
  if ('error' in answer) return [{ ...of, recorded: { verdict }, decided: answer }];
  const { findings } = (JSON.parse(inputs) as Inputs).value;
  const recorded = [head(verdict, not_before), ...codes.map(coded), ...findings.map(worded)];
  const decided = [
    head(answer.verdict, answer.not_before),
    ...answer.findings.map(coded),
    ...answer.findings.map(worded),
  ];
  if (recorded.join('\n') === decided.join('\n')) return [];
  return [{ ...of, recorded: without(recorded, decided), decided: without(decided, recorded) }];
}

function head(verdict: string, not_before: string | undefined): string {
  return not_before === undefined ? verdict : `${verdict} until ${not_before}`;
}

function coded({ rule, verdict }: Pick<StoredFinding, 'rule' | 'verdict'>): string {
  return `${rule} ${verdict}`;
}

/** Of a pass the citation is not kept; see `stored-finding.ts`. */
function worded(finding: StoredFinding): string {
  const { rule, verdict, because = pass.because, citation, not_before = '' } = finding;
  const source = verdict === 'pass' ? '' : `[${citation}]`;
  return `${rule} ${verdict} ${not_before}: ${because} ${source}`;
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others);
  return lines.filter((line) => !there.has(line));
}
