/** The filters of the log as they stand in the address of the page, and as the API takes them. */
import type { paths } from '../../api/client.js';

export type LogQuery = NonNullable<paths['/v1/contacts']['get']['parameters']['query']>;

export const CHANNELS = ['sms', 'email', 'call'] as const;
export const VERDICTS = ['allow', 'defer', 'review', 'block'] as const;
export const STATUSES = [
  'scheduled',
  'held',
  'review',
  'blocked',
  'ready',
  'claimed',
  'completed',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unknown',
  'canceled',
  'expired',
] as const;

/** Names in the address are those of the API; days stand there as days. */
export function queryOf(
  search: URLSearchParams,
): Omit<LogQuery, 'order' | 'starting_after' | 'limit'> {
  const one = (name: string) => search.get(name) ?? undefined;
  const some = (name: string) => {
    const all = search.getAll(name);
    return all.length === 0 ? undefined : all;
  };
  const query = {
    party: some('party'),
    debt: one('debt'),
    channel: one('channel'),
    status: some('status'),
    verdict: one('verdict'),
    rule: one('rule'),
    template: one('template'),
    batch: one('batch'),
    from: startOf(one('from'), 0),
    to: startOf(one('to'), 1),
  };
  // The API refuses what it does not know and says so; nothing is guessed here.
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as ReturnType<typeof queryOf>;
}

/** The beginning of a day of the viewer's calendar, or of the day after it. */
function startOf(day: string | undefined, later: number): string | undefined {
  const [year = 0, month = 0, date = 0] = (day ?? '').split('-').map(Number);
  if (year === 0 || Number.isNaN(year + month + date)) return undefined;
  return new Date(year, month - 1, date + later).toISOString();
}

export function changed(
  search: URLSearchParams,
  name: string,
  value: string | readonly string[] | undefined,
): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(name);
  for (const each of [value ?? []].flat()) if (each !== '') next.append(name, each);
  next.delete('row');
  return next;
}
