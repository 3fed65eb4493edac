/** The tables of the schema as the catalogue knows them, each after those that it refers to. */
import pg from 'pg';

export interface Table {
  readonly name: string;
  /** Quoted. */
  readonly columns: readonly string[];
  /** The primary key as terms of an `order by` that reads the same under every collation. */
  readonly order: readonly string[];
  /** Row security binds whoever is connected: rows are seen one tenant at a time. */
  readonly isBound: boolean;
  readonly refersTo: readonly string[];
}

export interface Sequence {
  readonly name: string;
  readonly last_value: string;
  readonly is_called: boolean;
}

// The ledger of the migrations is not data: whoever loads the data has run them.
const TABLES = `
  select c.relname as name, row_security_active(c.oid) as "isBound",
         array(select quote_ident(attname) from pg_attribute
                where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
         array(select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
                 from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, place)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                where i.indrelid = c.oid and i.indisprimary order by k.place) as order,
         array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
                where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid order by 1) as "refersTo"
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
   order by 1`;

export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES);
  const sorted: Table[] = [];
  const isReady = ({ refersTo }: Table) =>
    refersTo.every((name) => sorted.some((table) => table.name === name));
  for (let waiting = rows; waiting.length > 0;) {
    const ready = waiting.filter(isReady);
    if (ready.length === 0) {
      const names = waiting.map(({ name }) => name).join('`, `');
      throw new Error(`\`${names}\` refer to each other in a circle`);
    }
    sorted.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return sorted;
}

/** A sequence is no part of a snapshot: it is never behind the rows that a snapshot shows. */
export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text, is_called from ${pg.escapeIdentifier(name)}`,
    );
    found.push(...states.map((state) => ({ name, ...state })));
  }
  return found;
}

export async function setSequence(client: pg.Client, sequence: Sequence): Promise<void> {
  const { name, last_value, is_called } = sequence;
  await client.query('select setval($1::regclass, $2::bigint, $3)', [
    pg.escapeIdentifier(name),
    last_value,
    is_called,
  ]);
}

export async function tenantsOf(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>('select id from tenant order by id');
  return rows.map(({ id }) => id);
}

/** For the rest of the transaction. */
export async function actAs(client: pg.Client, tenant: number): Promise<void> {
  await client.query("select set_config('dunwell.tenant', $1, true)", [String(tenant)]);
}
