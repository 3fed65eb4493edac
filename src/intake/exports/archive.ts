/** A package as one file: a zip archive, kept in sealed pieces until it is fetched. */
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { Files } from '../../evidence/pack/files.js';
import type { Tx } from '../../platform/database.js';
import { open, seal, type Keys } from '../../platform/keys.js';

/** @param at the time that stands at every file */
export async function zipped(files: Files, folder: string, at: number): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const mtime = new Date(at);
  for (const [name, content] of files) zip.addBuffer(content, `${folder}/${name}`, { mtime });
  zip.end();
  return buffer(zip.outputStream);
}

/** Whose key seals it: the person's, and the installation's where there is none. */
export interface Shelf {
  readonly keys: Keys;
  readonly dek: Buffer | null;
}

const PIECE_BYTES = 1_048_576;

export async function keep(tx: Tx, { keys, dek }: Shelf, id: string, file: Buffer): Promise<void> {
  for (let n = 0; n * PIECE_BYTES < file.length; n++) {
    const piece = file.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES);
    const use = useOf(tx.tenant, id, n);
    const sealed = dek === null ? keys.sealForInstallation(use, piece) : seal(dek, use, piece);
    await tx.query(
      'insert into evidence_export_piece (tenant, export_id, n, sealed) values ($1, $2, $3, $4)',
      [tx.tenant, id, n, sealed],
    );
  }
}

/** Undefined when it is no longer there. */
export async function fetchKept(
  tx: Tx,
  { keys, dek }: Shelf,
  id: string,
): Promise<Buffer | undefined> {
  const rows = await tx.query<{ n: number; sealed: Buffer }>(
    'select n, sealed from evidence_export_piece where tenant = $1 and export_id = $2 order by n',
    [tx.tenant, id],
  );
  if (rows.length === 0) return undefined;
  const pieces = rows.map(({ n, sealed }) => {
    const use = useOf(tx.tenant, id, n);
    return dek === null ? keys.openForInstallation(use, sealed) : open(dek, use, sealed);
  });
  return Buffer.concat(pieces);
}

function useOf(tenant: number, id: string, n: number): string {
  return `export/${tenant}/${id}/${n}`;
}
