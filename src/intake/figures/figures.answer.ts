/** Periods of a question about figures, and rows of its answer. */
import { countedTo, type Period, type Sum } from '../../feed/figure.read.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { fieldProblem } from '../../platform/problem.js';
import type { PeriodQuery } from './figures.schema.js';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const LONGEST = 366 * 24 * HOUR;

/** In whole hours, which is how they are counted: the hours in which it begins and ends are in it. */
export function periodOf({ from, until }: PeriodQuery, now: number): Period {
  const end = until === undefined ? now : Date.parse(until);
  const begin = from === undefined ? end - WEEK : Date.parse(from);
  if (begin >= end) throw notBefore('is not after `from`');
  if (end - begin > LONGEST) throw notBefore('is more than 366 days after `from`');
  return { from: Math.floor(begin / HOUR) * HOUR, until: Math.ceil(end / HOUR) * HOUR };
}

function notBefore(detail: string) {
  return fieldProblem('validation-failed', {
    pointer: '/until',
    in: 'query',
    detail,
    remedy: 'choose another period',
  });
}

export async function answered(tx: Tx, { from, until }: Period) {
  const { at, is_behind } = await countedTo(tx);
  return {
    from: iso(from),
    until: iso(until),
    counted_to: at === null ? null : iso(at.getTime()),
    is_behind,
  };
}

export function templateRows(sums: readonly Sum[]) {
  return grouped(sums, ({ subject, channel }) => `${channel} ${subject}`).map((group) => {
    const { subject: template, channel } = group[0]!; // no group is empty
    return { template, channel, sent: sumOf(group, 'sent'), opt_outs: sumOf(group, 'opt_out') };
  });
}

/** @param labels by the public ids of the vendors that the tenant has entered */
export function vendorRows(sums: readonly Sum[], labels: ReadonlyMap<string, string>) {
  return grouped(sums, ({ subject }) => subject).map((group) => ({
    vendor: group[0]!.subject, // no group is empty
    label: labels.get(group[0]!.subject) ?? null,
    accepted: sumOf(group, 'accepted'),
    refused: sumOf(group, 'refused'),
    put_off: sumOf(group, 'put_off'),
    unknown: sumOf(group, 'unknown'),
    delivered: sumOf(group, 'delivered'),
    undelivered: sumOf(group, 'undelivered'),
    failed: sumOf(group, 'failed'),
  }));
}

function grouped(sums: readonly Sum[], keyOf: (sum: Sum) => string): Sum[][] {
  const groups = new Map<string, Sum[]>();
  for (const sum of sums) groups.set(keyOf(sum), [...(groups.get(keyOf(sum)) ?? []), sum]);
  return [...groups.values()];
}

function sumOf(group: readonly Sum[], outcome: string): number {
  return group.reduce((sum, one) => sum + (one.outcome === outcome ? one.count : 0), 0);
}
