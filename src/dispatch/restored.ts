/**
 * What a restore makes of contacts. The backup shows them as they were; the installation it was taken from worked on
 * until it stopped, and what it sent meanwhile is in no database any more.
 *
 * So whatever may have left since becomes `unknown`: it counts, it is never sent again by itself, and a person or
 * the vendor's list settles it. Left alone is what had ended, and what was not due before the old installation stopped.
 * Where the old one was stopped before its backup, only what was with a vendor is in doubt.
 *
 * What was told to the old one meanwhile is lost too, a STOP among it: everything is paused until two persons resume.
 */
import { lockPersons } from '../evidence/person.js';
import type { Draft, EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import type { ContactStatus } from '../schedule/contact.js';
import { addPause } from '../schedule/pause.repository.js';

export interface Restored {
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
  /** Milliseconds: of the backup. */
  readonly taken_at: number;
  /** Milliseconds: when the old installation stopped for good. */
  readonly stopped_at: number;
}

const BATCH = 500;
/** Acts are somebody's; this one is the operator's, who has no user here. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whether the old installation went on after its backup. */
export function wentOn({ taken_at, stopped_at }: Restored): boolean {
  return stopped_at > taken_at;
}

/** Answers how many contacts are in doubt. */
export async function afterRestore(tx: Tx, restored: Restored): Promise<number> {
  let count = 0;
  for (let after = NOBODY; ;) {
    const found = await inDoubt(tx, restored, after);
    const last = found.at(-1);
    if (last === undefined) break;
    await doubt(tx, restored, found);
    count += found.length;
    after = last.contact_id;
  }
  const failed = wentOn(restored) ? await endImports(tx) : 0;
  await restored.evidence.write(tx, [recordOf(restored, count, failed)]);
  if (wentOn(restored)) await pauseAll(tx, restored);
  return count;
}

type Doubtful = {
  contact_id: string;
  person_id: string;
  status: string;
  attempt_id: string | null;
  attempt_at: Date | null;
};

const ENDED: readonly ContactStatus[] = [
  'blocked',
  'completed',
  'sent',
  'failed',
  'unknown',
  'delivered',
  'undelivered',
  'canceled',
  'expired',
];

// A new fact, an answer or the end of a pause can have freed what was held or waited for a person. Nothing makes
// a scheduled contact leave before it is due.
const MAY_HAVE_LEFT = `(status = 'sending' or $2 and not status = any($6) and (status <> 'scheduled' or due_at <= $3))`;

function inDoubt(tx: Tx, restored: Restored, after: string): Promise<Doubtful[]> {
  return tx.query<Doubtful>(
    `select contact_id, person_id, status, attempt_id, attempt_at from contact_state
      where tenant = $1 and ${MAY_HAVE_LEFT} and contact_id > $4 order by contact_id limit $5`,
    [tx.tenant, wentOn(restored), iso(restored.stopped_at), after, BATCH, ENDED],
  );
}

/** Attempts that had begun keep their names and instants; others get the last instant at which they may have been. */
async function doubt(tx: Tx, restored: Restored, found: readonly Doubtful[]): Promise<void> {
  const { keys, evidence, stopped_at } = restored;
  const persons = await lockPersons(
    tx,
    keys,
    found.map((row) => row.person_id),
  );
  const attempts = found.map(({ contact_id, person_id, status, attempt_id, attempt_at }) => {
    const begun = BEGUN.has(status) && attempt_id !== null && attempt_at !== null;
    return begun
      ? { contact_id, person_id, id: attempt_id, at: attempt_at.getTime(), more: 0 }
      : { contact_id, person_id, id: uuid7(tx.at), at: stopped_at, more: 1 };
  });
  await tx.query(
    `update contact_state s
        set status = 'unknown', slot = 'settled', error_code = 'restored', attempt_id = a.id, attempt_at = a.at,
            attempt_no = s.attempt_no + a.more, lease_until = null, permit_until = null, claimed_by = null, updated_at = $2
       from unnest($3::uuid[], $4::uuid[], $5::timestamptz[], $6::int[]) a (contact_id, id, at, more)
      where s.tenant = $1 and s.contact_id = a.contact_id`,
    [
      tx.tenant,
      iso(tx.at),
      attempts.map((one) => one.contact_id),
      attempts.map((one) => one.id),
      attempts.map((one) => iso(one.at)),
      attempts.map((one) => one.more),
    ],
  );
  const drafts = attempts.map((one): Draft => ({
    kind: 'send.unknown',
    subject: persons.get(one.person_id) ?? null,
    body: {
      attempt: one.id,
      contact: publicId('contact', one.contact_id),
      reason: 'restored from a backup: it may have left since',
    },
  }));
  await evidence.write(tx, drafts);
}

const BEGUN: ReadonlySet<string> = new Set(['permitted', 'sending', 'claimed']);

/** To go on with a file of contacts would accept anew, and send, what the old installation took from it. */
async function endImports(tx: Tx): Promise<number> {
  const ended = await tx.query<{ id: string }>(
    `update import set status = 'failed', failure = $3, finished_at = $2, lease_by = null, lease_until = null
      where tenant = $1 and kind = 'contacts' and not dry_run and status in ('waiting', 'running') returning id`,
    [tx.tenant, iso(tx.at), 'the service was restored from a backup: send what is missing anew'],
  );
  await tx.query('delete from import_piece where tenant = $1 and import_id = any($2)', [
    tx.tenant,
    ended.map(({ id }) => id),
  ]);
  return ended.length;
}

function recordOf({ taken_at, stopped_at }: Restored, unknown: number, imports: number): Draft {
  const body = {
    change: 'restored',
    imports_ended: imports,
    stopped_at: iso(stopped_at),
    taken_at: iso(taken_at),
    unknown,
  };
  return { kind: 'config.changed', subject: null, body };
}

async function pauseAll(tx: Tx, { evidence, taken_at, stopped_at }: Restored): Promise<void> {
  const reason = `restored from a backup of ${iso(taken_at)}: what came in until ${iso(stopped_at)} is missing`;
  await addPause({ tx, evidence }, { scope: 'tenant', value: '', reason, ends_at: null }, NOBODY);
}
