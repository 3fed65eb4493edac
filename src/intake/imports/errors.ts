/** Rows that were refused, and the file that says why. */
import { namesIn } from '../../dispatch/erasing/named-rows.js';
import { csvLine } from '../../platform/csv.js';
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import type { Row } from './rows.js';
import type { Answer } from './tally.js';

interface Complaint {
  readonly line: number;
  readonly external_id: string;
  readonly code: string;
  readonly errors: readonly { field: string; detail: string; remedy: string }[];
}

const PAGE = 1_000;

export async function addErrors(
  tx: Tx,
  keys: Keys,
  importId: string,
  rows: readonly Row[],
  answers: readonly Answer[],
): Promise<void> {
  const refused = rows.flatMap((row, i) => {
    const error = answers[i]?.error;
    return error === undefined ? [] : [{ row, error }];
  });
  if (refused.length === 0) return;
  await tx.query(
    `insert into import_error (tenant, import_id, n, sealed, names)
     select $1, $2, e.n, decode(e.sealed, 'base64'),
            array(select decode(name, 'base64') from jsonb_array_elements_text(e.names) name)
       from unnest($3::int[], $4::text[], $5::jsonb[]) e (n, sealed, names)`,
    [
      tx.tenant,
      importId,
      refused.map(({ row }) => row.n),
      refused.map(({ row, error }) => {
        const plain = Buffer.from(JSON.stringify(complaint(row, error)));
        return keys
          .sealForInstallation(useOf(tx.tenant, importId, row.n), plain)
          .toString('base64');
      }),
      refused.map(({ row }) =>
        JSON.stringify(namesIn(keys, tx.tenant, row.item).map((name) => name.toString('base64'))),
      ),
    ],
  );
}

function complaint(
  { line, item }: Row,
  { code, detail, errors = [] }: NonNullable<Answer['error']>,
): Complaint {
  const { external_id = '' } = (item ?? {}) as { external_id?: unknown };
  const fields = errors.map((one) => ({
    field: one.pointer,
    detail: one.detail,
    remedy: one.remedy ?? '',
  }));
  return {
    line,
    external_id: typeof external_id === 'string' ? external_id.slice(0, 200) : '',
    code,
    errors: fields.length > 0 ? fields : [{ field: '', detail, remedy: '' }],
  };
}

type WithTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The error file as CSV, a line for each bad field. */
export async function* errorFile(
  withTx: WithTx,
  keys: Keys,
  importId: string,
): AsyncGenerator<string> {
  yield csvLine(['line', 'external_id', 'code', 'field', 'detail', 'remedy']);
  for (let after = 0; ;) {
    const from = after;
    const found = await withTx(async (tx) => {
      const rows = await tx.query<{ n: number; sealed: Buffer }>(
        'select n, sealed from import_error where tenant = $1 and import_id = $2 and n > $3 order by n limit $4',
        [tx.tenant, importId, from, PAGE],
      );
      return rows.map(({ n, sealed }) => ({
        n,
        told: opened(tx, keys, { importId, n, sealed }),
      }));
    });
    for (const { told } of found) yield linesOf(told);
    const last = found.at(-1);
    if (last === undefined || found.length < PAGE) return;
    after = last.n;
  }
}

/** The first rows that were refused, for a look. */
export async function firstErrors(tx: Tx, keys: Keys, importId: string, limit: number) {
  const rows = await tx.query<{ n: number; sealed: Buffer }>(
    'select n, sealed from import_error where tenant = $1 and import_id = $2 order by n limit $3',
    [tx.tenant, importId, limit],
  );
  return rows.map(({ n, sealed }) => opened(tx, keys, { importId, n, sealed }));
}

interface Sealed {
  readonly importId: string;
  readonly n: number;
  readonly sealed: Buffer;
}

function opened(tx: Tx, keys: Keys, { importId, n, sealed }: Sealed): Complaint {
  const plain = keys.openForInstallation(useOf(tx.tenant, importId, n), sealed);
  return JSON.parse(plain.toString()) as Complaint;
}

function linesOf({ line, external_id, code, errors }: Complaint): string {
  return errors
    .map(({ field, detail, remedy }) =>
      csvLine([String(line), external_id, code, field, detail, remedy]),
    )
    .join('');
}

function useOf(tenant: number, importId: string, n: number): string {
  return `import/${tenant}/${importId}/error/${n}`;
}
