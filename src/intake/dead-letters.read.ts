/** SQL of contacts that ended without leaving, and how the API shows them. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { cut, pageClause } from '../portfolio/page.js';
import type { DeadLetterQuery } from './dead-letters.schema.js';
import { listOf, pageOf } from './paging.js';

type Row = {
  id: string;
  external_id: string;
  status: string;
  error_code: string | null;
  rules: string[] | null;
  channel: string;
  template: string;
  vendor: string | null;
  attempt_no: number;
  updated_at: Date;
  replay_id: string | null;
  abandoned_at: Date | null;
  not_after: Date;
  party_id: string;
  zones: readonly { readonly zone: string }[] | null;
};

const TIME_RAN_OUT = 'not_after_passed';
const BY_PERSON = 'settled_by_person';

export async function deadLetters(tx: Tx, query: DeadLetterQuery) {
  const page = pageOf('contact', query);
  const { sql, values } = pageClause(page, 7, 's.contact_id');
  const rows = await tx.query<Row>(
    `select c.id, c.external_id, s.status, s.error_code, s.rules, s.channel, c.template, s.vendor, s.attempt_no,
            s.updated_at, r.replay_id, a.abandoned_at, c.not_after, c.party_id, p.facts->'time_zones' as zones
       from contact_state s
       join contact c on c.tenant = s.tenant and c.id = s.contact_id
       join party p on p.tenant = s.tenant and p.id = c.party_id
       left join contact_replay r on r.tenant = s.tenant and r.contact_id = s.contact_id
       left join contact_abandoned a on a.tenant = s.tenant and a.contact_id = s.contact_id
      where s.tenant = $1 and s.status in ('failed', 'expired')
        and ($2::text is null or s.status = $2) and ($3::text is null or s.channel = $3)
        and ($4::text is null or $4 = case s.status when 'expired' then '${TIME_RAN_OUT}' else coalesce(s.error_code, '${BY_PERSON}') end)
        and ($5::boolean is null or (r.replay_id is not null) = $5)
        and ($6::boolean is null or (r.replay_id is null and a.abandoned_at is null) = $6) ${sql}`,
    [
      tx.tenant,
      query.status ?? null,
      query.channel ?? null,
      query.reason ?? null,
      query.replayed === undefined ? null : query.replayed === 'true',
      query.open === undefined ? null : query.open === 'true',
      ...values,
    ],
  );
  const { rows: kept, has_more } = cut(rows, page);
  return listOf(kept.map(resource), has_more);
}

function resource(row: Row) {
  return {
    object: 'dead_letter',
    contact: publicId('contact', row.id),
    external_id: row.external_id,
    status: row.status,
    reason: row.status === 'expired' ? TIME_RAN_OUT : (row.error_code ?? BY_PERSON),
    rules: row.status === 'expired' ? (row.rules ?? []) : [],
    channel: row.channel,
    template: row.template,
    vendor: row.vendor,
    attempts: row.attempt_no,
    ended_at: iso(row.updated_at.getTime()),
    replayed_as: row.replay_id === null ? null : publicId('contact', row.replay_id),
    abandoned_at: row.abandoned_at === null ? null : iso(row.abandoned_at.getTime()),
    not_after: iso(row.not_after.getTime()),
    party: publicId('party', row.party_id),
    time_zones: [...new Set((row.zones ?? []).map(({ zone }) => zone))],
  };
}
