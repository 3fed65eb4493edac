/** How many planned contacts would be made with the words of one template, by where they stand and by language. */
import { chooseTemplate, templateKey } from '../messages/template.repository.js';
import type { Tx } from '../platform/database.js';

export interface Impact {
  readonly contacts: number;
  readonly by_status: Readonly<Record<string, number>>;
  /** By the language that was asked for, or is the addressee's. */
  readonly by_language: Readonly<Record<string, number>>;
  /** Those who get it because there is none in their language. */
  readonly through_fallback: number;
  /** False: only the contacts that are due first were counted; there are more. */
  readonly is_whole: boolean;
}

/** More planned contacts than these are not looked at: with a million of them it would take seconds. */
export const EXAMINED_MAX = 50_000;

interface Group extends Record<string, unknown> {
  /** Null: those of other templates. */
  readonly language: string | null;
  readonly status: string;
  readonly contacts: number;
}

/**
 * What still waits for its words; a collector who has claimed a call has the script before them. The lists of
 * statuses are those of the indexes of what is due and what is in hand: the rest of the table is not read.
 */
const PLANNED_BY_LANGUAGE = `
  with planned as materialized (
    (select tenant, contact_id, status from contact_state
      where tenant = $1 and status in ('scheduled', 'held', 'review', 'ready') order by due_at limit $2)
    union all
    (select tenant, contact_id, status from contact_state
      where tenant = $1 and status in ('queued', 'permitted', 'claimed') limit $2)
    limit $2)
  select case when c.is_own then coalesce(c.locale, p.language) end as language,
         case when c.is_own then s.status end as status,
         count(*)::int as contacts
    from planned s
    join lateral (select channel = $3 and template = $4 as is_own, locale, party_id
                    from contact where tenant = s.tenant and id = s.contact_id offset 0) c on true
    left join lateral (select language from party
                        where c.is_own and tenant = s.tenant and id = c.party_id offset 0) p on true
   group by 1, 2 order by 1, 2`;

export async function impactOf(
  tx: Tx,
  { channel, name, locale }: { channel: string; name: string; locale: string },
): Promise<Impact> {
  const active = await tx.query<{ locale: string }>(
    `select locale from template where tenant = $1 and channel = $2 and name = $3 and active_version is not null`,
    [tx.tenant, channel, name],
  );
  const groups = await tx.query<Group>(PLANNED_BY_LANGUAGE, [
    tx.tenant,
    EXAMINED_MAX,
    channel,
    name,
  ]);
  // As if this one were active: a draft is looked at before, a withdrawn one after.
  const locales = [...active.map((row) => row.locale), locale];
  const choices = new Map(locales.map((one) => [templateKey(channel, name, one), one]));
  const own = groups.filter(
    (group): group is Group & { language: string } =>
      group.language !== null && chooseTemplate(choices, channel, name, group.language) === locale,
  );
  return {
    is_whole: sum(groups) < EXAMINED_MAX,
    contacts: sum(own),
    by_status: summed(own, ({ status }) => status),
    by_language: summed(own, ({ language }) => language ?? ''),
    through_fallback: sum(own.filter(({ language }) => language !== locale)),
  };
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, { contacts }) => total + contacts, 0);
}

function summed(groups: readonly Group[], keyOf: (group: Group) => string): Record<string, number> {
  const sums = new Map<string, number>();
  for (const group of groups) {
    sums.set(keyOf(group), (sums.get(keyOf(group)) ?? 0) + group.contacts);
  }
  return Object.fromEntries(sums);
}
