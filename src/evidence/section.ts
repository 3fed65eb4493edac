/** Opening sections again, and checking a record without trusting the database it came from. */
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { canonicalBytes, type CanonicalValue } from './canonical.js';
import { commitment } from './commitment.js';
import { openSection, type Opening, type Sealer } from './envelope.js';
import { leafHash } from './leaf.js';

export interface Wanted {
  readonly record_id: string;
  readonly section: string;
  /** The person it is about; null for what the installation sealed. */
  readonly person: Sealer;
}

/** The values in the order of `wanted`; undefined where nothing is kept, or the key is another's. */
export async function openSections(
  tx: Tx,
  keys: Keys,
  wanted: readonly Wanted[],
): Promise<(CanonicalValue | undefined)[]> {
  return (await readOpenings(tx, keys, wanted)).map((opening) => opening?.value);
}

/** As `openSections`, with the blindings that prove the values to others. */
export async function readOpenings(
  tx: Tx,
  keys: Keys,
  wanted: readonly Wanted[],
): Promise<(Opening | undefined)[]> {
  const rows = await tx.query<SecretRow>(
    `select s.record_id, s.section, s.tag, s.sealed, i.evidence_origin || '/t' || s.tenant as log
       from (select distinct * from unnest($2::uuid[], $3::text[])) w (record_id, section)
       join secret s on s.tenant = $1 and s.record_id = w.record_id and s.section = w.section
      cross join installation i`,
    [tx.tenant, wanted.map((w) => w.record_id), wanted.map((w) => w.section)],
  );
  const kept = new Map(rows.map((row) => [`${row.record_id} ${row.section}`, row]));
  return wanted.map(({ record_id, section, person }) => {
    const row = kept.get(`${record_id} ${section}`);
    if (row === undefined || row.tag !== (person?.tag ?? null)) return undefined;
    return openSection(keys, { log: row.log, recordId: record_id, section }, person, row.sealed);
  });
}

type SecretRow = {
  record_id: string;
  section: string;
  tag: string | null;
  sealed: Buffer;
  log: string;
};

/** `LEAF`: other bytes than were hashed. `ENTRY`: not canonical. `OPEN`: a section not committed to. */
export type Flaw = 'LEAF' | 'ENTRY' | 'OPEN';

/** What is wrong with a record and the sections opened of it; empty if it holds. */
export function verifyRecord(
  stored: { readonly entry: Buffer; readonly leaf: Buffer },
  opened: Readonly<Record<string, Opening>> = {},
): Flaw[] {
  if (!leafHash(stored.entry).equals(stored.leaf)) return ['LEAF'];
  const record = read(stored.entry);
  if (record === undefined) return ['ENTRY'];
  const sections = Object.entries(opened);
  return sections.every(([section, opening]) => holds(record, section, opening)) ? [] : ['OPEN'];
}

interface Entry {
  readonly id: string;
  readonly sec: Readonly<Record<string, string>>;
}

function read(entry: Buffer): Entry | undefined {
  try {
    const record: Entry = JSON.parse(entry.toString());
    return canonicalBytes(record).equals(entry) ? record : undefined;
  } catch {
    return undefined;
  }
}

function holds(record: Entry, section: string, { r, value }: Opening): boolean {
  // Other lengths of the blinding would leave room for a second text with the same commitment.
  if (!BLINDING.test(r)) return false;
  try {
    const text = canonicalBytes(value);
    return commitment(Buffer.from(r, 'hex'), record.id, section, text) === record.sec[section];
  } catch {
    return false;
  }
}

const BLINDING = /^[0-9a-f]{64}$/;
