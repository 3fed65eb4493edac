/** Stores what was decided: one statement for a slice, under the locks its decisions were made with. */
import type { Person } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { byteaArray, textArray } from '../evidence/columns.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Judged } from './decision-record.js';
import type { ContactRow } from './rows.js';

/** A contact that ended without a decision of the guard. */
export interface Ended {
  readonly contact: ContactRow;
  readonly status: 'expired' | 'failed';
  readonly error_code?:
    'facts_invalid' | 'render_failed' | 'template_missing' | 'reference_missing' | 'unreadable';
}

function instant(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

/** @param decisionIds evidence records, in the order of `judged` */
export async function storeRulings(
  tx: Tx,
  judged: readonly Judged[],
  decisionIds: readonly string[],
): Promise<void> {
  if (judged.length === 0) return;
  const { rowCount } = await counted(
    tx,
    `update contact_state s
        set status = r.status, due_at = r.due_at, verdict = r.verdict, rules = string_to_array(r.rules, ','), decision_id = r.decision_id,
            attempt_id = r.attempt_id, attempt_no = s.attempt_no + 1, attempt_at = $2,
            slot = case r.status when 'permitted' then 'reserved' end, text_hash = r.text_hash,
            permit_until = r.permit_until, deliver_until = r.deliver_until, lease_until = r.permit_until,
            template_id = r.template_id, template_version = r.template_version, error_code = null, slice_id = null, updated_at = $2
       from unnest($3::text[]::uuid[], $4::text[], $5::text[]::timestamptz[], $6::text[], $7::text[], $8::text[]::uuid[], $9::text[]::uuid[],
                   $10::bytea[], $11::text[]::timestamptz[], $12::text[]::timestamptz[], $13::text[]::uuid[], $14::int[])
         as r(contact_id, status, due_at, verdict, rules, decision_id, attempt_id, text_hash, permit_until, deliver_until, template_id, template_version)
      where s.tenant = $1 and s.contact_id = r.contact_id
      returning 1`,
    [
      tx.tenant,
      iso(judged[0]?.at ?? tx.at),
      textArray(judged.map(({ contact }) => contact.id)),
      textArray(judged.map(({ ruling }) => ruling.status)),
      textArray(judged.map(({ ruling }) => iso(ruling.due_at))),
      textArray(judged.map(({ ruling }) => ruling.verdict)),
      textArray(judged.map(({ ruling }) => ruling.rules.join(','))),
      textArray(decisionIds),
      textArray(judged.map(({ attempt_id }) => attempt_id)),
      byteaArray(judged.map(({ message }) => message?.hash ?? null)),
      textArray(judged.map(({ ruling }) => instant(ruling.permit_until))),
      textArray(judged.map(({ ruling }) => instant(ruling.deliver_until))),
      textArray(judged.map(({ message }) => message?.template.template_id ?? null)),
      judged.map(({ message }) => message?.template.version ?? null),
    ],
  );
  if (rowCount !== judged.length)
    throw new Error(`${judged.length} contacts were decided but ${rowCount} could be stored`);
}

async function counted(tx: Tx, text: string, values: unknown[]): Promise<{ rowCount: number }> {
  return { rowCount: (await tx.query(text, values)).length };
}

export async function storeEnded(
  tx: Tx,
  evidence: EvidenceLog,
  persons: ReadonlyMap<string, Person>,
  ended: readonly Ended[],
): Promise<void> {
  if (ended.length === 0) return;
  await tx.query(
    `update contact_state s
        set status = e.status, error_code = e.error_code, slot = null, lease_until = null, slice_id = null, updated_at = $2
       from unnest($3::uuid[], $4::text[], $5::text[]) as e(contact_id, status, error_code)
      where s.tenant = $1 and s.contact_id = e.contact_id`,
    [
      tx.tenant,
      iso(tx.at),
      ended.map(({ contact }) => contact.id),
      ended.map(({ status }) => status),
      ended.map(({ error_code }) => error_code ?? null),
    ],
  );
  await evidence.write(
    tx,
    ended.map(({ contact, status, error_code }) => ({
      kind: status === 'expired' ? ('contact.expired' as const) : ('send.rejected' as const),
      subject: persons.get(contact.person_id) ?? null,
      body: {
        contact: publicId('contact', contact.id),
        ...(error_code === undefined ? {} : { reason: error_code }),
      },
    })),
  );
}
