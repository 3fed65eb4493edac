/** The figures of the page: what is asked for, and how it is arranged for charts and tables. */
import { queryOptions, usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client.js';

export type Channel = 'sms' | 'email' | 'call';
export const CHANNELS: readonly Channel[] = ['sms', 'email', 'call'];
export const VERDICTS = ['allow', 'defer', 'review', 'block'] as const;

export interface Period {
  readonly days: number;
  readonly from: string;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** On the hour, so that the question stays the same from one drawing to the next. */
export function periodOf(days: number): Period {
  const from = Math.floor(Date.now() / HOUR) * HOUR - days * 24 * HOUR;
  return { days, from: new Date(from).toISOString() };
}

export function useDecisions({ days, from }: Period) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = { from, step: days > 1 ? ('day' as const) : ('hour' as const), zone };
  return useOften(['decisions', query], () =>
    answer(api.GET('/v1/figures/decisions', { params: { query } })),
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

function useOften<T>(key: readonly unknown[], read: () => Promise<T>): Asked<T> {
  const asked = queryOptions({ queryKey: ['figures', ...key], queryFn: read });
  // While the page is still being drawn for the first time.
  usePrefetchQuery(asked);
  return useQuery({ ...asked, refetchInterval: MINUTE / 2 });
}

export function useRules({ from }: Period) {
  return useOften(['rules', from], () =>
    answer(api.GET('/v1/figures/rules', { params: { query: { from } } })),
  );
}

export function useTemplates({ from }: Period) {
  return useOften(['templates', from], () =>
    answer(api.GET('/v1/figures/templates', { params: { query: { from } } })),
  );
}

export function useVendors({ from }: Period) {
  return useOften(['vendors', from], () =>
    answer(api.GET('/v1/figures/vendors', { params: { query: { from } } })),
  );
}

export function useCaps() {
  return useOften(['caps'], () => answer(api.GET('/v1/figures/caps')));
}

export function useComing() {
  return useOften(['coming'], () => answer(api.GET('/v1/figures/coming')));
}

export function useQueue() {
  return useOften(['queue'], () => answer(api.GET('/v1/figures/queue')));
}

/** One bar: a number for each of the series. */
export interface Bar {
  readonly at: string;
  readonly [series: string]: string | number;
}

/** @param seriesOf which of the series a row belongs to; undefined: none of them */
export function barsOf<T extends { readonly at: string; readonly count: number }>(
  rows: readonly T[],
  seriesOf: (row: T) => string | undefined,
): Bar[] {
  const bars = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const series = seriesOf(row);
    if (series === undefined) continue;
    const bar = bars.get(row.at) ?? {};
    bars.set(row.at, { ...bar, [series]: (bar[series] ?? 0) + row.count });
  }
  return [...bars].map(([at, counts]) => ({ ...counts, at })).toSorted(byTime);
}

function byTime(a: Bar, b: Bar): number {
  return a.at < b.at ? -1 : 1;
}

export interface RuleSum {
  readonly rule: string;
  readonly verdict: Schemas['RuleFigures']['data'][number]['verdict'];
  readonly count: number;
}

/** Over the channels, the most frequent first. */
export function sumsByRule(
  rows: Schemas['RuleFigures']['data'],
  channel: Channel | undefined,
): RuleSum[] {
  const sums = new Map<string, RuleSum>();
  for (const { rule, verdict, channel: of, count } of rows) {
    if (channel !== undefined && of !== channel) continue;
    const key = `${rule} ${verdict}`;
    sums.set(key, { rule, verdict, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}

/** Address of the contact log with these filters: it takes days of the viewer's calendar, the last one included. */
export function logOf({ from, to, ...filters }: Readonly<Record<string, string | undefined>>) {
  const days = { from: from && dayOf(Date.parse(from)), to: to && dayOf(Date.parse(to) - 1) };
  const given = Object.entries({ ...filters, ...days });
  const named = given.flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/contacts?${new URLSearchParams(named).toString()}`;
}

/** Such as `2026-03-10`. */
function dayOf(at: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(at);
}
