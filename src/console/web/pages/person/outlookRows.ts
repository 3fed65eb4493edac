/** Lines of the outlook, those put together that say the same of several debts. */
import type { Outlook } from './usePerson.js';

export type Line = Outlook['lines'][number];

export interface OutlookRow extends Line {
  readonly key: string;
  /** Empty where the answer is the same for every debt. */
  readonly debts: readonly string[];
}

export function rowsOf(lines: readonly Line[]): OutlookRow[] {
  const byPlace = grouped(lines, ({ endpoint, channel }) => `${endpoint} ${channel}`);
  return [...byPlace.values()].flatMap((same) => {
    const byAnswer = [...grouped(same, answerOf).values()];
    return byAnswer.map((alike) => {
      const [line] = alike;
      if (line === undefined) throw new Error('no group is empty');
      const debts = byAnswer.length === 1 ? [] : alike.map(({ debt }) => debt);
      return { ...line, debts, key: `${line.endpoint} ${line.channel} ${line.debt}` };
    });
  });
}

function answerOf({ verdict, not_before, findings }: Line): string {
  return JSON.stringify([
    verdict,
    not_before,
    findings.map(({ rule, because }) => [rule, because]),
  ]);
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
