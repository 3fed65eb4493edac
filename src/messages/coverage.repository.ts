/** For which channel, purpose and locale there are words that go out, and where they are missing. */
import type { Tx } from '../platform/database.js';

export interface CoverageCell extends Record<string, unknown> {
  readonly channel: string;
  readonly purpose: string;
  readonly locale: string;
  /** Templates with a version that goes out. */
  readonly active: number;
  readonly withdrawn: number;
  /** Approved, and never activated. */
  readonly inactive: number;
  readonly submitted: number;
  readonly drafts: number;
}

export interface CoverageGap extends Record<string, unknown> {
  readonly channel: string;
  readonly name: string;
  readonly locale: string;
  /** Null: there is none. */
  readonly template_id: string | null;
  /** Null: it has never gone out. */
  readonly withdrawn_at: Date | null;
}

/** Only where there is something. What goes out counts with its active version, the rest with the newest. */
export function coverageOf(tx: Tx): Promise<CoverageCell[]> {
  return tx.query<CoverageCell>(
    `with words as (
       select t.channel, t.locale, v.content,
              case when t.active_version is not null then 'active'
                   when t.withdrawn_at is not null then 'withdrawn' else 'inactive' end as what
         from template t
         join lateral (select content from template_version
                        where tenant = t.tenant and template_id = t.id
                        order by (version = t.active_version) desc nulls last, version desc limit 1) v on true
        where t.tenant = $1
       union all
       select channel, locale, content, status from template_draft
        where tenant = $1 and status in ('draft', 'submitted'))
     select channel, purpose, locale,
            count(*) filter (where what = 'active')::int as active,
            count(*) filter (where what = 'withdrawn')::int as withdrawn,
            count(*) filter (where what = 'inactive')::int as inactive,
            count(*) filter (where what = 'submitted')::int as submitted,
            count(*) filter (where what = 'draft')::int as drafts
       from words, jsonb_array_elements_text(content->'purposes') as purpose
      group by 1, 2, 3 order by 1, 2, 3`,
    [tx.tenant],
  );
}

/** Names that go out in some locale and not in another. */
export function gapsIn(tx: Tx, locales: readonly string[], most: number): Promise<CoverageGap[]> {
  return tx.query<CoverageGap>(
    `select one.channel, one.name, wanted.locale, other.id as template_id, other.withdrawn_at
       from (select distinct channel, name from template where tenant = $1 and active_version is not null) one
      cross join unnest($2::text[]) as wanted(locale)
       left join template other on other.tenant = $1 and other.channel = one.channel and other.name = one.name
        and other.locale = wanted.locale
      where other.active_version is null
      order by 1, 2, 3 limit $3`,
    [tx.tenant, locales, most],
  );
}
