/**
 * The file of an import: taken in piece by piece, sealed, and looked through before any row is worked on.
 *
 * Two who send one at once do not mix: each has an upload of its own, and the first that is complete counts.
 */
import { createHash } from 'node:crypto';
import { iso } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database.js';
import { uuid7 } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';
import {
  decoded,
  EncodingProbe,
  UnreadableFileError,
  type Encoding,
} from '../../platform/encoding.js';
import type { ImportRow } from './import.repository.js';
import { headingsOf } from './rows.js';
import { mapperFor } from './mapping.js';

const PIECE_BYTES = 1_048_576;
export const FILE_BYTES_MAX = 1_073_741_824;
const DAY_MS = 86_400_000;

export class FileTooLargeError extends Error {
  override name = 'FileTooLargeError';
}

export interface Shelf {
  readonly database: Database;
  readonly keys: Keys;
  readonly tenant: number;
}

/** Answers whether it is the import's file now. @throws UnreadableFileError, ColumnsError, FileTooLargeError */
export async function receiveFile(
  shelf: Shelf,
  row: ImportRow,
  stream: AsyncIterable<Buffer>,
): Promise<boolean> {
  const upload = uuid7(row.created_at.getTime());
  const place = { id: row.id, upload };
  try {
    const { bytes, sha256, encoding } = await stored(shelf, row, place, stream);
    const headings = await headingsOf(piecesOf(shelf, place), encoding, row.layout);
    if (headings !== undefined) mapperFor(row.kind, row.layout.mapping, headings);
    const isOurs = await shelf.database.tx(shelf.tenant, (tx) =>
      take(tx, place, { bytes, sha256, encoding }),
    );
    if (isOurs) return true;
  } catch (error) {
    await shelf.database.tx(shelf.tenant, (tx) => forget(tx, place));
    throw error;
  }
  await shelf.database.tx(shelf.tenant, (tx) => forget(tx, place));
  return false;
}

interface Place {
  readonly id: string;
  readonly upload: string;
}

async function stored(
  { database, keys, tenant }: Shelf,
  { layout }: ImportRow,
  place: Place,
  stream: AsyncIterable<Buffer>,
) {
  const probe = new EncodingProbe(layout.encoding);
  const hash = createHash('sha256');
  let bytes = 0;
  let n = 0;
  for await (const piece of inPieces(stream)) {
    bytes += piece.length;
    if (bytes > FILE_BYTES_MAX) throw new FileTooLargeError('a file has 1 GiB at most');
    probe.add(piece, n === 0);
    hash.update(piece);
    const sealed = keys.sealForInstallation(useOf(tenant, place, n), piece);
    const number = n;
    await database.tx(tenant, (tx) =>
      tx.query(
        'insert into import_piece (tenant, import_id, upload_id, n, sealed) values ($1, $2, $3, $4, $5)',
        [tenant, place.id, place.upload, number, sealed],
      ),
    );
    n += 1;
  }
  if (bytes === 0) throw new UnreadableFileError('the file is empty');
  return { bytes, sha256: hash.digest(), encoding: probe.end() };
}

async function* inPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    held.push(part);
    size += part.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function take(
  tx: Tx,
  { id, upload }: Place,
  { bytes, sha256, encoding }: { bytes: number; sha256: Buffer; encoding: Encoding },
): Promise<boolean> {
  const rows = await tx.query(
    `update import set status = 'waiting', upload_id = $3, bytes = $4, sha256 = $5, encoding = $6
      where tenant = $1 and id = $2 and status = 'empty' returning id`,
    [tx.tenant, id, upload, bytes, sha256, encoding],
  );
  return rows.length > 0;
}

async function forget(tx: Tx, { id, upload }: Place): Promise<void> {
  await tx.query(
    'delete from import_piece where tenant = $1 and import_id = $2 and upload_id = $3',
    [tx.tenant, id, upload],
  );
}

/** What was begun to be sent a day ago and is nobody's file. */
export async function forgetLeftOvers(tx: Tx): Promise<void> {
  await tx.query(
    `delete from import_piece p using import i
      where p.tenant = $1 and i.tenant = $1 and i.id = p.import_id and i.created_at < $2
        and i.status = 'empty'`,
    [tx.tenant, iso(tx.at - DAY_MS)],
  );
}

/** The pieces in order, one in memory at a time. @param onRead told how many bytes were handed out */
export async function* piecesOf(
  { database, keys, tenant }: Shelf,
  place: Place,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  for (let n = 0; ; n++) {
    const number = n;
    const [row] = await database.tx(tenant, (tx) =>
      tx.query<{ sealed: Buffer }>(
        'select sealed from import_piece where tenant = $1 and import_id = $2 and upload_id = $3 and n = $4',
        [tenant, place.id, place.upload, number],
      ),
    );
    if (row === undefined) return;
    const piece = keys.openForInstallation(useOf(tenant, place, n), row.sealed);
    onRead(piece.length);
    yield piece;
  }
}

/** The text of an import's file. */
export function textOf(shelf: Shelf, row: ImportRow, onRead: (bytes: number) => void) {
  const place = { id: row.id, upload: row.upload_id ?? '' };
  return decoded(piecesOf(shelf, place, onRead), row.encoding ?? 'utf-8');
}

function useOf(tenant: number, { id, upload }: Place, n: number): string {
  return `import/${tenant}/${id}/${upload}/${n}`;
}
