/**
 * The wrapped keys of all who are not erased, in a file beside the key-encryption keys.
 *
 * Written before an epoch is destroyed, so that an old backup, whose persons were wrapped by the key of that epoch,
 * still opens for everybody but those who were erased in between. Only the newest one is kept, and it is worth no
 * more than the key of its own epoch.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Database } from '../../platform/database.js';
import { syncFolder } from '../../platform/durably.js';
import type { Epoch } from './epoch.repository.js';
import { FIRST_PARTY } from './rotate.js';

const PAGE = 5_000;
const NAME = /^persons-(\d+)\.keys$/;
/** Or what a crash left half-written. */
const ANY = /^persons-(\d+)\./;

const header = z.object({
  epoch: z.int(),
  /** Whoever was in one of these and is not in this file was erased. */
  destroyed: z.array(z.object({ epoch: z.int(), fingerprint: z.string().nullable() })),
});
export type Header = z.infer<typeof header>;

export interface Kept {
  readonly tenant: number;
  readonly tag: string;
  readonly dek: Buffer;
}

export interface Keeping {
  readonly destroyed: readonly Pick<Epoch, 'epoch' | 'fingerprint'>[];
  /** Throws if somebody else may be writing by now. */
  readonly isHeld: () => Promise<unknown>;
}

/** @param epoch in which everybody's key is by now */
export async function keepPersons(
  database: Database,
  folder: string,
  epoch: number,
  { destroyed, isHeld }: Keeping,
): Promise<void> {
  const draft = path.join(folder, `persons-${epoch}.${randomUUID()}.new`);
  const handle = openSync(draft, 'wx', 0o600);
  try {
    const first: Header = {
      epoch,
      destroyed: destroyed.map((one) => ({ epoch: one.epoch, fingerprint: one.fingerprint })),
    };
    writeFileSync(handle, `${JSON.stringify(first)}\n`);
    for (const tenant of await database.tenants())
      for await (const lines of linesOf(database, tenant)) writeFileSync(handle, lines);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  await isHeld();
  renameSync(draft, path.join(folder, `persons-${epoch}.keys`));
  syncFolder(folder);
}

async function* linesOf(database: Database, tenant: number): AsyncGenerator<string> {
  for (let after = FIRST_PARTY; ;) {
    const from = after;
    const rows = await database.tx(tenant, (tx) =>
      tx.query<{ party_id: string; tag: string; dek: Buffer }>(
        'select party_id, tag, dek from person_key where tenant = $1 and party_id > $2 order by party_id limit $3',
        [tenant, from, PAGE],
      ),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ tag, dek }) => `${tenant} ${tag} ${dek.toString('base64')}\n`).join('');
    after = last.party_id;
  }
}

/** Of older epochs: another process may be writing that of this one. */
export function dropOlder(folder: string, epoch: number): void {
  for (const name of readdirSync(folder)) {
    const of = ANY.exec(name)?.[1];
    if (of !== undefined && Number(of) < epoch) rmSync(path.join(folder, name), { force: true });
  }
  syncFolder(folder);
}

/** The newest file; undefined if none was ever needed. */
export async function keptHeader(folder: string | undefined): Promise<Header | undefined> {
  const file = newestIn(folder);
  if (file === undefined) return undefined;
  for await (const line of createInterface({ input: createReadStream(file) }))
    return header.parse(JSON.parse(line));
  throw new Error(`\`${file}\` is empty: restore it`);
}

/** In pages. */
export async function* keptPersons(folder: string | undefined): AsyncGenerator<Kept[]> {
  const file = newestIn(folder);
  if (file === undefined) return;
  let page: Kept[] = [];
  let isFirst = true;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!isFirst) page.push(keptIn(line));
    isFirst = false;
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function keptIn(line: string): Kept {
  const [tenant, tag = '', dek = ''] = line.split(' ');
  return { tenant: Number(tenant), tag, dek: Buffer.from(dek, 'base64') };
}

function newestIn(folder: string | undefined): string | undefined {
  if (folder === undefined || !existsSync(folder)) return undefined;
  const epochs = readdirSync(folder).flatMap((name) => {
    const of = NAME.exec(name)?.[1];
    return of === undefined ? [] : [Number(of)];
  });
  if (epochs.length === 0) return undefined;
  return path.join(folder, `persons-${Math.max(...epochs)}.keys`);
}
