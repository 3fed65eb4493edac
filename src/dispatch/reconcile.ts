/**
 * A vendor's statement beside the log: what one says and the other does not.
 *
 * A log can prove what it holds, not that nothing was sent past it; only the vendor knows that. So the comparison is
 * recorded itself: that it was made, over which file, and how it came out.
 */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { firstIdAt } from '../platform/ids.js';
import type { StatedMessage, Statement } from './statement.js';

export interface Difference {
  /**
   * `unlogged`: stated, and not in the log. `unknown`: stated with our reference, and the log knows the send, but not
   * whether it was taken. `unstated`: in the log, and not stated. `status`: both know it and
   * disagree on whether it arrived. `twice`: stated more than once. `nameless`: stated without an id.
   */
  readonly kind: 'unlogged' | 'unknown' | 'unstated' | 'status' | 'twice' | 'nameless';
  readonly id?: string;
  readonly line?: number;
  readonly contact?: string;
  readonly stated?: string;
  readonly logged?: string;
}

export interface Period {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

interface Logged {
  readonly contact: string;
  readonly at: number;
  /** From receipts, the last one that says it. */
  arrived: string | undefined;
}

/** A vendor's day is not ours, and receipts come late. */
const MARGIN_MS = 7 * 86_400_000;

export async function compareWithLog(
  tx: Tx,
  vendor: string,
  { from, until }: Period,
  statement: Statement,
): Promise<Difference[]> {
  const logged = await loggedMessages(tx, vendor, {
    from: from - MARGIN_MS,
    until: until + MARGIN_MS,
  });
  const unknown = await unknownSends(tx, statement);
  const seen = new Set<string>();
  const differences: Difference[] = statement.nameless.map((line) => ({ kind: 'nameless', line }));
  for (const stated of statement.messages) {
    const { id, line } = stated;
    if (seen.has(id)) differences.push({ kind: 'twice', id, line });
    else differences.push(...differencesOf(stated, logged.get(id), unknown));
    seen.add(id);
  }
  for (const [id, { at, contact }] of logged) {
    if (at >= from && at < until && !seen.has(id))
      differences.push({ kind: 'unstated', id, contact });
  }
  return differences;
}

function differencesOf(
  { id, line, status, attempt = '' }: StatedMessage,
  known: Logged | undefined,
  unknown: ReadonlyMap<string, string>,
): Difference[] {
  const contact = unknown.get(attempt);
  if (known === undefined && contact !== undefined) return [{ kind: 'unknown', id, line, contact }];
  if (known === undefined) return [{ kind: 'unlogged', id, line }];
  return disagreement({ id, line, status }, known);
}

function disagreement(
  { id, line, status }: Omit<StatedMessage, 'attempt'>,
  known: Logged,
): Difference[] {
  const { contact, arrived } = known;
  if (!disagree(status, arrived)) return [];
  return [{ kind: 'status', id, line, contact, stated: status ?? '', logged: arrived ?? '' }];
}

const ARRIVED = new Set(['delivered', 'read', 'success', '已送达', '成功']);
const LOST = new Set(['undelivered', 'failed', 'rejected', 'expired', '失败', '未送达']);

/** Only where each says that it arrived or that it did not: everything else may still be under way. */
function disagree(stated: string | undefined, arrived: string | undefined): boolean {
  if (stated === undefined || arrived === undefined) return false;
  return (ARRIVED.has(stated) && LOST.has(arrived)) || (LOST.has(stated) && ARRIVED.has(arrived));
}

interface Body {
  readonly vendor: string;
  /** Missing where a list settled the send that names none: then a receipt may name it. */
  readonly vendor_message_id?: string;
  readonly attempt?: string;
  readonly contact?: string;
  readonly event?: string;
}

/** The contacts of sends that the statement names and of which we never learned whether they were taken, by attempt. */
async function unknownSends(tx: Tx, { messages }: Statement): Promise<Map<string, string>> {
  const attempts = [...new Set(messages.flatMap(({ attempt }) => attempt ?? []))];
  if (attempts.length === 0) return new Map();
  const first = attempts.toSorted()[0]!; // of v7: nothing about it is older
  const rows = await tx.query<{ entry: Buffer }>(
    "select entry from record where tenant = $1 and kind = 'send.unknown' and id >= $2",
    [tx.tenant, first],
  );
  const bodies = rows.map(({ entry }) => (JSON.parse(entry.toString()) as { body: Body }).body);
  return new Map(bodies.map(({ attempt = '', contact = '' }) => [attempt, contact]));
}

async function loggedMessages(
  tx: Tx,
  vendor: string,
  { from, until }: Period,
): Promise<Map<string, Logged>> {
  const rows = await tx.query<{ kind: string; entry: Buffer }>(
    `select kind, entry from record
      where tenant = $1 and id >= $2 and id < $3 and kind = any(array['send.accepted', 'receipt'])
      order by id`,
    [tx.tenant, firstIdAt(from), firstIdAt(until)],
  );
  const found = new Map<string, Logged>();
  for (const { kind, entry } of rows) {
    const { at, body } = JSON.parse(entry.toString()) as { at: string; body: Body };
    const { vendor_message_id: id, contact = '', event } = body;
    if (body.vendor !== vendor || id === undefined) continue;
    const known = found.get(id);
    if (kind === 'send.accepted')
      found.set(id, { contact, at: Date.parse(at), arrived: known?.arrived });
    else if (event !== undefined && (ARRIVED.has(event) || LOST.has(event)))
      found.set(id, { contact, at: Date.parse(at), ...known, arrived: event });
  }
  return found;
}

export interface Reconciled extends Period {
  readonly vendor: string;
  /** SHA-256 of the statement. */
  readonly sha256: string;
  readonly rows: number;
  readonly differences: readonly Difference[];
}

/** How many differences there are of each kind. */
export function counted(differences: readonly Difference[]): Record<Difference['kind'], number> {
  const counts = { nameless: 0, status: 0, twice: 0, unknown: 0, unlogged: 0, unstated: 0 };
  for (const { kind } of differences) counts[kind] += 1;
  return counts;
}

/** Counts in the open, for everybody who reads the log; the list itself is sealed. */
export async function recordReconciliation(
  tx: Tx,
  evidence: EvidenceLog,
  { vendor, from, until, sha256, rows, differences }: Reconciled,
): Promise<string> {
  const [id = ''] = await evidence.write(tx, [
    {
      kind: 'reconciliation',
      subject: null,
      body: {
        differences: counted(differences),
        from: iso(from),
        rows,
        statement: sha256,
        until: iso(until),
        vendor,
      },
      sec: {
        differences: { about: null, value: differences.map((one) => ({ ...one })) },
      },
    },
  ]);
  return id;
}
