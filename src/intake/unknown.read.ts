/** Sends of which nobody knows whether they left: which, and those that one word is to settle. */
import { settleByPerson } from '../dispatch/settle.js';
import type { DispatchContext } from '../dispatch/context.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { cut, pageClause } from '../portfolio/page.js';
import { listOf, pageOf } from './paging.js';
import type { BulkSettlement, UnknownFilter, UnknownQuery } from './unknown.schema.js';

type Row = {
  id: string;
  external_id: string;
  channel: string;
  template: string;
  party_id: string;
  vendor: string | null;
  error_code: string | null;
  attempt_no: number;
  attempt_at: Date;
};

const NO_CODE = 'no_clear_answer';

/** Six parameters, of which the first is the tenant. */
const MATCHING = `
    from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
   where s.tenant = $1 and s.status = 'unknown'
     and ($2::text is null or s.channel = $2) and ($3::text is null or s.vendor = $3)
     and ($4::text is null or coalesce(s.error_code, '${NO_CODE}') = $4)
     and ($5::timestamptz is null or s.attempt_at >= $5) and ($6::timestamptz is null or s.attempt_at < $6)`;

function valuesOf(tx: Tx, { channel, vendor, reason, from, to }: UnknownFilter): unknown[] {
  return [tx.tenant, channel ?? null, vendor ?? null, reason ?? null, from ?? null, to ?? null];
}

export async function unknownOutcomes(tx: Tx, query: UnknownQuery) {
  const page = pageOf('contact', query);
  const { sql, values } = pageClause(page, 7, 's.contact_id');
  const filter = valuesOf(tx, query);
  const [rows, matching] = await Promise.all([
    tx.query<Row>(
      `select c.id, c.external_id, s.channel, c.template, c.party_id, s.vendor, s.error_code, s.attempt_no, s.attempt_at
       ${MATCHING} ${sql}`,
      [...filter, ...values],
    ),
    countOf(tx, query),
  ]);
  const { rows: kept, has_more } = cut(rows, page);
  return { ...listOf(kept.map(resource), has_more), matching, now: iso(tx.at) };
}

async function countOf(tx: Tx, filter: UnknownFilter): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count ${MATCHING}`,
    valuesOf(tx, filter),
  );
  return row?.count ?? 0;
}

function resource(row: Row) {
  return {
    object: 'unknown_outcome' as const,
    contact: publicId('contact', row.id),
    external_id: row.external_id,
    channel: row.channel,
    template: row.template,
    party: publicId('party', row.party_id),
    vendor: row.vendor,
    reason: row.error_code ?? NO_CODE,
    attempts: row.attempt_no,
    attempted_at: iso(row.attempt_at.getTime()),
  };
}

/** In portions: each is one transaction that locks everybody whom it concerns. */
export async function settleMatching(
  tx: Tx,
  context: DispatchContext,
  { filter, limit = 200, left, reason }: BulkSettlement,
  user_id: string,
) {
  const found = await tx.query<{ id: string }>(
    `select c.id ${MATCHING} order by s.contact_id limit $7`,
    [...valuesOf(tx, filter), limit],
  );
  const ids = found.map(({ id }) => id);
  const settled = await settleByPerson(tx, context, ids, { left, reason, user_id });
  return {
    object: 'bulk_settlement' as const,
    settled: settled.length,
    remaining: await countOf(tx, filter),
  };
}
