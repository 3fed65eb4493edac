/** How many planned contacts would be made with the words of one template, by where they stand and by language. */
import { chooseTemplate, templateKey } from '../messages/template.repository.js';
import type { Tx } from '../platform/database.js';
import { STOPPABLE, type ContactStatus } from './contact.js';

/** What still waits for its words. A collector who has claimed a call has the script before them. */
const PLANNED: readonly ContactStatus[] = [...STOPPABLE, 'claimed'];

export interface Impact {
  readonly contacts: number;
  readonly by_status: Readonly<Record<string, number>>;
  /** By the language that was asked for, or is the addressee's. */
  readonly by_language: Readonly<Record<string, number>>;
  /** Those who get it because there is none in their language. */
  readonly through_fallback: number;
}

interface Group extends Record<string, unknown> {
  readonly language: string;
  readonly status: string;
  readonly contacts: number;
}

export async function impactOf(
  tx: Tx,
  { channel, name, locale }: { channel: string; name: string; locale: string },
): Promise<Impact> {
  const active = await tx.query<{ locale: string }>(
    `select locale from template where tenant = $1 and channel = $2 and name = $3 and active_version is not null`,
    [tx.tenant, channel, name],
  );
  const groups = await tx.query<Group>(
    `select coalesce(c.locale, p.language) as language, s.status, count(*)::int as contacts
       from contact_state s
       join contact c on c.tenant = s.tenant and c.id = s.contact_id
       join party p on p.tenant = c.tenant and p.id = c.party_id
      where s.tenant = $1 and s.status = any($2) and c.channel = $3 and c.template = $4
      group by 1, 2 order by 1, 2`,
    [tx.tenant, PLANNED, channel, name],
  );
  // As if this one were active: a draft is looked at before, a withdrawn one after.
  const locales = [...active.map((row) => row.locale), locale];
  const choices = new Map(locales.map((one) => [templateKey(channel, name, one), one]));
  const own = groups.filter(
    ({ language }) => chooseTemplate(choices, channel, name, language) === locale,
  );
  return {
    contacts: sum(own),
    by_status: summed(own, ({ status }) => status),
    by_language: summed(own, ({ language }) => language),
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
