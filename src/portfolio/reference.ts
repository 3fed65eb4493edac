/**
 * How a request names a thing: by our id (`pty_…`), by the caller's (`external:…`), or by the caller's alone.
 *
 * External ids never look like ours, so the two cannot be mistaken for each other.
 */
import type { Tx } from '../platform/database.js';
import { fromPublicId, type IdKind } from '../platform/ids.js';
import type { FieldError } from '../platform/problem.js';

export const REFERRED = ['party', 'endpoint', 'debt', 'organisation', 'event'] as const;
export type Referred = (typeof REFERRED)[number];

const EXTERNAL = 'external:';
const OURS = /^[a-z]{3}_[0-9a-f]{32}$/;

/** What may be an external id: anything but a name that could be ours. */
export function isExternalId(text: string): boolean {
  return (
    /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/.test(text) &&
    !text.startsWith(EXTERNAL) &&
    !OURS.test(text)
  );
}

/** Our UUID or the caller's id. */
export function readReference(
  kind: IdKind,
  text: string,
): { id: string } | { external_id: string } {
  const id = fromPublicId(kind, text);
  if (id !== undefined) return { id };
  return { external_id: text.startsWith(EXTERNAL) ? text.slice(EXTERNAL.length) : text };
}

export interface Found extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string | null;
  /** Whose it is: the party of an endpoint, the debtor of a debt. */
  readonly owner: string | null;
}

const OWNER = {
  party: 'null::uuid',
  organisation: 'null::uuid',
  event: 'person_id',
  endpoint: 'party_id',
  debt: 'debtor_id',
};
const TABLE = {
  party: 'party',
  organisation: 'organisation',
  event: 'timeline_event',
  endpoint: 'endpoint',
  debt: 'debt',
};

/** Looks up all references of one kind in one statement; what does not exist is not in the map. */
export async function lookUp(
  tx: Tx,
  kind: Referred,
  references: Iterable<string>,
): Promise<Map<string, Found>> {
  const wanted = [...new Set(references)].map((text) => ({
    text,
    reference: readReference(kind, text),
  }));
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<Found>(
    `select id, external_id, ${OWNER[kind]} as owner from ${TABLE[kind]}
      where tenant = $1 and id = any($2::uuid[])
     union all
     select id, external_id, ${OWNER[kind]} from ${TABLE[kind]}
      where tenant = $1 and external_id = any($3::text[])`,
    [
      tx.tenant,
      wanted.flatMap(({ reference }) => ('id' in reference ? [reference.id] : [])),
      wanted.flatMap(({ reference }) => ('id' in reference ? [] : [reference.external_id])),
    ],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byExternalId = new Map(rows.map((row) => [row.external_id, row]));
  const found = new Map<string, Found>();
  for (const { text, reference } of wanted) {
    const row =
      'id' in reference ? byId.get(reference.id) : byExternalId.get(reference.external_id);
    if (row !== undefined) found.set(text, row);
  }
  return found;
}

export function unknownReference(pointer: string, kind: Referred, text: string): FieldError {
  return {
    pointer,
    detail: `names the ${kind} \`${text}\`, which does not exist`,
    remedy: `create the ${kind} first, or correct the id`,
  };
}
