/** The sections of some records that are disclosed: each as the JSON that opens its commitment. */
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { openText } from '../envelope.js';

/** Names of sections, or all of them. */
export type Disclosed = readonly string[] | 'all';

/**
 * By record id, then by section, in order of names. What was erased is left out, as is what is not disclosed:
 * from outside the two look alike.
 */
export async function disclosed(
  tx: Tx,
  keys: Keys,
  recordIds: readonly string[],
  sections: Disclosed,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  if (sections !== 'all' && sections.length === 0) return found;
  const rows = await tx.query<SecretRow>(SELECT, [
    tx.tenant,
    recordIds,
    sections === 'all' ? null : sections,
  ]);
  for (const { record_id, section, tag, sealed, dek, log } of rows) {
    if (tag !== null && dek === null) continue;
    const about = tag === null || dek === null ? null : { tag, dek: keys.unwrap(dek, tag) };
    const text = openText(keys, { log, recordId: record_id, section }, about, sealed);
    const others = found.get(record_id) ?? new Map<string, string>();
    found.set(record_id, others.set(section, text));
  }
  return found;
}

const SELECT = `
  select s.record_id, s.section, s.tag, s.sealed, k.dek, i.evidence_origin || '/t' || s.tenant as log
    from unnest($2::uuid[]) w (record_id)
    join secret s on s.tenant = $1 and s.record_id = w.record_id
     and ($3::text[] is null or s.section = any($3::text[]))
    left join person_key k on k.tenant = s.tenant and k.tag = s.tag
   cross join installation i
   order by s.record_id, s.section collate "C"`;

type SecretRow = {
  record_id: string;
  section: string;
  tag: string | null;
  sealed: Buffer;
  dek: Buffer | null;
  log: string;
};

/** The file of one record's openings: canonical, for every part of it was when it was sealed. */
export function openFile(recordId: string, opened: ReadonlyMap<string, string>): string {
  const sections = [...opened].map(([section, text]) => `"${section}":${text}`);
  return `{"id":"${recordId}","sections":{${sections.join(',')}}}`;
}
