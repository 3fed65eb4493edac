/** What became of the rows of an import, counted. */
import { DECLARED_RULES } from '../../compliance/rules/declared/declared.list.js';
import type { BulkItem } from '../bulk.js';

type Counts = Readonly<Record<string, number>>;

export interface Tally {
  readonly created: number;
  readonly exists: number;
  readonly error: number;
  /** By code and field: `unknown-reference /lender`. */
  readonly problems: Counts;
  /** Of dry runs of contacts: what the guard would say, and which rules would. */
  readonly verdicts: Counts;
  readonly rules: Counts;
  /** What the rows lack: things that do not exist yet, and declarations. */
  readonly missing: Counts;
}

export const EMPTY_TALLY: Tally = {
  created: 0,
  exists: 0,
  error: 0,
  problems: {},
  verdicts: {},
  rules: {},
  missing: {},
};

/** A row's answer; a tried contact has a verdict too. */
export interface Answer extends Pick<BulkItem, 'error'> {
  readonly status: BulkItem['status'] | 'judged';
  readonly would_be?: string;
  readonly verdict?: string;
  readonly rules?: readonly string[];
}

const PROBLEMS_MAX = 200;
const DECLARED: ReadonlySet<string> = new Set(DECLARED_RULES.map(({ code }) => code));

export function tallied(before: Tally, answers: readonly Answer[]): Tally {
  const sum = structuredClone(before) as { -readonly [K in keyof Tally]: Tally[K] };
  const counts = {
    problems: { ...before.problems },
    verdicts: { ...before.verdicts },
    rules: { ...before.rules },
    missing: { ...before.missing },
  };
  for (const answer of answers) {
    if (answer.status === 'error') sum.error += 1;
    else if (answer.status === 'exists') sum.exists += 1;
    else sum.created += 1;
    if (answer.status === 'judged') count(counts.verdicts, answer.verdict ?? answer.would_be ?? '');
    for (const rule of answer.verdict === 'allow' ? [] : (answer.rules ?? [])) {
      count(counts.rules, rule);
      if (DECLARED.has(rule)) count(counts.missing, `declaration ${rule}`);
    }
    for (const { pointer, detail } of answer.error?.errors ?? []) {
      count(counts.problems, `${answer.error?.code ?? ''} ${general(pointer)}`);
      const [, kind] = /^names the (\w+) .* which does not exist$/.exec(detail) ?? [];
      if (kind !== undefined) count(counts.missing, kind);
    }
    if (answer.error !== undefined && (answer.error.errors ?? []).length === 0)
      count(counts.problems, answer.error.code);
  }
  return { ...sum, ...counts };
}

/** Places in lists are one field. */
function general(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function count(counts: Record<string, number>, name: string): void {
  if (name in counts || Object.keys(counts).length < PROBLEMS_MAX)
    counts[name] = (counts[name] ?? 0) + 1;
}
