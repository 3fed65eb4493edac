/** The decisions of the evidence, read back in the order in which they were made, a page at a time. */
import { openText } from '../evidence/envelope.js';
import type { FindingVerdict, Verdict } from '../compliance/rule.js';
import type { Database, Tx } from '../platform/database.js';
import { firstIdAt } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';

export interface StoredDecision {
  readonly record_id: string;
  readonly body: DecisionBody;
  /** The opened `inputs` section as its JSON; undefined when the person was erased. */
  readonly inputs: string | undefined;
}

export interface DecisionBody {
  /** The public id. */
  readonly contact: string;
  readonly ruleset: string;
  readonly verdict: Verdict;
  readonly not_before?: string;
  readonly findings: readonly { readonly rule: string; readonly verdict: FindingVerdict }[];
}

export interface Wanted {
  readonly tenant: number;
  /** Milliseconds; inclusive. */
  readonly since?: number;
  /** Milliseconds; exclusive. */
  readonly until?: number;
  /** The debtor's UUID. */
  readonly party?: string;
  /** Only records after this one. */
  readonly after?: string;
  /** How many at once. Default 500. */
  readonly page?: number;
}

const PAGE = 500;
const FIRST = '00000000-0000-7000-8000-000000000000';
const LAST = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/** Each page is a transaction of its own, so a long reading holds nothing up. */
export async function* storedDecisions(
  database: Database,
  keys: Keys,
  wanted: Wanted,
): AsyncGenerator<readonly StoredDecision[]> {
  const { page = PAGE } = wanted;
  const last = wanted.until === undefined ? LAST : firstIdAt(wanted.until);
  let after = wanted.after ?? before(wanted.since);
  for (;;) {
    const values = [wanted.tenant, after, last, wanted.party ?? null, page];
    const rows = await database.tx(wanted.tenant, (tx) => tx.query<Row>(SELECT, values));
    if (rows.length > 0) yield rows.map((row) => read(keys, row));
    if (rows.length < page) return;
    after = rows.at(-1)?.id ?? LAST;
  }
}

const SELECT = `
  select r.id, r.entry, r.tag, s.sealed, k.dek
    from record r
    left join secret s on s.tenant = r.tenant and s.record_id = r.id and s.section = 'inputs'
    left join person_key k on k.tenant = r.tenant and k.tag = r.tag
   where r.tenant = $1 and r.id > $2 and r.id < $3 and r.kind = 'decision'
     and ($4::uuid is null or r.tag = (select tag from person_key where tenant = $1 and party_id = $4))
   order by r.id limit $5`;

/** How many decisions were made in a period. */
export async function countDecisions(tx: Tx, since: number, until: number): Promise<number> {
  const [row] = await tx.query<{ decisions: number }>(
    `select count(*)::int as decisions from record
      where tenant = $1 and id > $2 and id < $3 and kind = 'decision'`,
    [tx.tenant, firstIdAt(since), firstIdAt(until)],
  );
  return row?.decisions ?? 0;
}

type Row = { id: string; entry: Buffer; tag: string; sealed: Buffer | null; dek: Buffer | null };

function read(keys: Keys, { id, entry, tag, sealed, dek }: Row): StoredDecision {
  const { body, log } = JSON.parse(entry.toString()) as { body: DecisionBody; log: string };
  if (sealed === null || dek === null) return { record_id: id, body, inputs: undefined };
  const place = { log, recordId: id, section: 'inputs' };
  const inputs = openText(keys, place, { tag, dek: keys.unwrap(dek, tag) }, sealed);
  return { record_id: id, body, inputs };
}

function before(since: number | undefined): string {
  return since === undefined ? FIRST : firstIdAt(since);
}
