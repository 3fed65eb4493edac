/** The figures as rows: where the counting stands, what is added to them, and how they are made anew. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import {
  ARRIVALS,
  vendorCount,
  type AboutTemplate,
  type Arrival,
  type Count,
  type Reached,
} from './figure.count.js';

/** Takes the lock; undefined while somebody else counts. */
export async function lockPosition(tx: Tx): Promise<number | undefined> {
  await tx.query(
    'insert into figure_position (tenant, position) values ($1, 0) on conflict (tenant) do nothing',
    [tx.tenant],
  );
  const [held] = await tx.query<{ position: string }>(
    'select position from figure_position where tenant = $1 for update skip locked',
    [tx.tenant],
  );
  return held && Number(held.position);
}

export async function movePosition(tx: Tx, position: number, at: string): Promise<void> {
  await tx.query('update figure_position set position = $2, counted_to = $3 where tenant = $1', [
    tx.tenant,
    position,
    at,
  ]);
}

/** Everything is counted again from the first record; whoever counts at the moment ends first. */
export async function forgetFigures(tx: Tx): Promise<void> {
  await tx.query(
    `insert into figure_position (tenant, position) values ($1, 0)
     on conflict (tenant) do update set position = 0, counted_to = null`,
    [tx.tenant],
  );
  await tx.query('delete from figure where tenant = $1', [tx.tenant]);
  await tx.query('delete from cap_reached where tenant = $1', [tx.tenant]);
}

export async function addCounts(tx: Tx, counts: readonly Count[]): Promise<void> {
  const sums = new Map<string, Count & { n: number }>();
  for (const count of counts) {
    const { what, hour, subject, outcome, channel } = count;
    const key = `${what} ${hour} ${subject} ${outcome} ${channel}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...count, n: 1 });
    else sum.n++;
  }
  if (sums.size === 0) return;
  await tx.query(
    `insert into figure (tenant, what, hour, subject, outcome, channel, n)
     select $1, * from json_to_recordset($2::json)
         as c(what text, hour timestamptz, subject text, outcome text, channel text, n bigint)
     on conflict (tenant, what, hour, subject, outcome, channel) do update set n = figure.n + excluded.n`,
    [tx.tenant, JSON.stringify([...sums.values()])],
  );
}

/** How often a person was at a cap does not matter, only when last: a row a person and rule. */
export async function noteReached(tx: Tx, reached: readonly Reached[]): Promise<void> {
  const latest = new Map<string, object>();
  for (const { how, at, ...one } of reached) {
    const key = `${one.rule} ${one.tag}`;
    latest.set(key, { ...latest.get(key), ...one, [`${how}_at`]: at });
  }
  if (latest.size === 0) return;
  await tx.query(
    `insert into cap_reached (tenant, rule, tag, days, places, full_at, last_place_at)
     select $1, * from json_to_recordset($2::json)
         as r(rule text, tag text, days int, places int, full_at timestamptz, last_place_at timestamptz)
     on conflict (tenant, rule, tag) do update
        set days = excluded.days, places = excluded.places,
            full_at = greatest(cap_reached.full_at, excluded.full_at),
            last_place_at = greatest(cap_reached.last_place_at, excluded.last_place_at)`,
    [tx.tenant, JSON.stringify([...latest.values()])],
  );
}

/**
 * Messages and not reports: of several words about one message its first counts, and that it was delivered, whenever it
 * is said. So no more are delivered than were taken.
 */
export async function arrivalCounts(tx: Tx, arrivals: readonly Arrival[]): Promise<Count[]> {
  if (arrivals.length === 0) return [];
  const rows = await tx.query<Omit<Arrival, 'hour'>>(
    `select distinct on (r.vendor, r.vendor_message_id)
            r.vendor, r.vendor_message_id as message, r.event as outcome
       from receipt r
       join unnest($2::text[], $3::text[]) as a (vendor, message)
         on r.vendor = a.vendor and r.vendor_message_id = a.message
      where r.tenant = $1 and r.event = any($4)
      order by r.vendor, r.vendor_message_id, r.received_at, r.id`,
    [
      tx.tenant,
      arrivals.map(({ vendor }) => vendor),
      arrivals.map(({ message }) => message),
      ARRIVALS,
    ],
  );
  const first = new Set(rows.map(word));
  return arrivals
    .filter((one) => one.outcome === 'delivered' || first.has(word(one)))
    .map(({ vendor, hour, outcome }) => vendorCount(hour, vendor, outcome));
}

function word({ vendor, message, outcome }: Omit<Arrival, 'hour'>): string {
  return JSON.stringify([vendor, message, outcome]);
}

/** What was sent, by the words that were asked for. */
export async function sentCounts(tx: Tx, sent: readonly AboutTemplate[]): Promise<Count[]> {
  const hours = hoursById('contact', sent);
  if (hours.size === 0) return [];
  const rows = await tx.query<{ id: string; template: string; channel: string }>(
    'select id, template, channel from contact where tenant = $1 and id = any($2::uuid[])',
    [tx.tenant, [...hours.keys()]],
  );
  return rows.flatMap((row) => countsOf(row, 'sent', hours.get(row.id)));
}

/** Whoever opts out long after the last message does not answer it. */
const ANSWERS_DAYS = 30;

/**
 * An opt-out counts for the message whose link was used, else for the last that had left for the same person by
 * the same channel.
 */
export async function optOutCounts(tx: Tx, optOuts: readonly AboutTemplate[]): Promise<Count[]> {
  const hours = hoursById('event', optOuts);
  if (hours.size === 0) return [];
  const rows = await tx.query<{ id: string; template: string; channel: string }>(
    `select e.id, c.template, c.channel
       from timeline_event e
      cross join lateral (
        select c.template, c.channel from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
         where c.tenant = $1 and c.party_id = coalesce(e.party_id, e.person_id)
           and c.channel = coalesce(e.body->>'channel', c.channel)
           and c.purpose <> 'opt_out_confirmation'
           and s.sent_at between e.recorded_at - make_interval(days => $3) and e.recorded_at
         order by c.id = substring(e.external_id from '^one-click/con_([0-9a-f]{32})/')::uuid desc nulls last,
                  s.sent_at desc, c.id desc limit 1) c
      where e.tenant = $1 and e.id = any($2::uuid[])`,
    [tx.tenant, [...hours.keys()], ANSWERS_DAYS],
  );
  return rows.flatMap((row) => countsOf(row, 'opt_out', hours.get(row.id)));
}

type Named = { readonly template: string; readonly channel: string };

function countsOf({ template, channel }: Named, outcome: string, hours: string[] = []): Count[] {
  return hours.map((hour) => ({ what: 'template', hour, subject: template, outcome, channel }));
}

/** A contact can be sent twice: after a person has said that it had not left, or was replayed. */
function hoursById(
  kind: 'contact' | 'event',
  about: readonly AboutTemplate[],
): Map<string, string[]> {
  const hours = new Map<string, string[]>();
  for (const { id, hour } of about) {
    const uuid = fromPublicId(kind, id);
    if (uuid !== undefined) hours.set(uuid, [...(hours.get(uuid) ?? []), hour]);
  }
  return hours;
}

/** No cap counts longer than a month. */
const KEPT_DAYS = 32;
const DAY = 86_400_000;

export async function forgetOldReached(tx: Tx): Promise<void> {
  const old = iso(tx.at - KEPT_DAYS * DAY);
  await tx.query(
    `delete from cap_reached where ctid = any(array(
       select ctid from cap_reached where tenant = $1 and full_at < $2 and (last_place_at is null or last_place_at < $2)
       union all
       select ctid from cap_reached where tenant = $1 and last_place_at < $2 and (full_at is null or full_at < $2)
       limit 1000))`,
    [tx.tenant, old],
  );
}
