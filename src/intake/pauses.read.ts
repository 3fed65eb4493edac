/** Pauses between the API and the tables. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { lookUp } from '../portfolio/reference.js';
import { shownValue, type NewPause, type PauseRow } from '../schedule/pause.repository.js';
import type { NewPauseBody } from './pauses.schema.js';

export async function pauseOf(tx: Tx, body: NewPauseBody): Promise<NewPause> {
  const ends_at = body.until === undefined ? null : Date.parse(body.until);
  if (ends_at !== null && ends_at <= tx.at) {
    throw fieldProblem('inconsistent-request', {
      pointer: '/until',
      detail: 'lies in the past',
      remedy: 'send a later instant, or none',
    });
  }
  return { scope: body.scope, value: await valueOf(tx, body), reason: body.reason, ends_at };
}

async function valueOf(tx: Tx, body: NewPauseBody): Promise<string> {
  switch (body.scope) {
    case 'tenant':
      return '';
    case 'template':
      return (await isTemplate(tx, body.value)) ? body.value : unknown('template', body.value);
    case 'batch':
      return (await batchNamed(tx, body.value)) ?? unknown('batch', body.value);
    case 'sender':
    case 'debt': {
      const kind = body.scope === 'sender' ? 'organisation' : 'debt';
      const found = (await lookUp(tx, kind, [body.value])).get(body.value);
      return found?.id ?? unknown(kind, body.value);
    }
    default:
      return body.value;
  }
}

/** Templates are never deleted, and no contact is taken without one. */
async function isTemplate(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.query('select from template where tenant = $1 and name = $2 limit 1', [
    tx.tenant,
    name,
  ]);
  return rows.length > 0;
}

async function batchNamed(tx: Tx, name: string): Promise<string | undefined> {
  const id = fromPublicId('batch', name);
  const rows = await tx.query<{ id: string }>(
    'select id from batch where tenant = $1 and id = $2::uuid',
    [tx.tenant, id ?? null],
  );
  return rows[0]?.id;
}

function unknown(kind: string, name: string): never {
  throw fieldProblem('unknown-reference', {
    pointer: '/value',
    detail: `names the ${kind} \`${name}\`, which does not exist`,
    remedy: 'correct the id',
  });
}

export function pauseNamed(text: string): string {
  const id = fromPublicId('pause', text);
  if (id === undefined) throw new Problem('not-found', 'there is no such pause');
  return id;
}

export function pauseResource(row: PauseRow, now: number) {
  const isOver = row.ends_at !== null && row.ends_at.getTime() <= now;
  return {
    object: 'pause',
    id: publicId('pause', row.id),
    scope: row.scope,
    value: row.value === '' ? null : shownValue(row.scope, row.value),
    status: row.status,
    in_force: row.status !== 'resumed' && !isOver,
    reason: row.reason,
    until: instantText(row.ends_at),
    paused_by: publicId('user', row.paused_by),
    paused_at: iso(row.paused_at.getTime()),
    resume_reason: row.resume_reason,
    resume_requested_by: user(row.resume_requested_by),
    resume_requested_at: instantText(row.resume_requested_at),
    resumed_by: user(row.resumed_by),
    resumed_at: instantText(row.resumed_at),
    record: publicId('record', row.record_id),
  };
}

function instantText(instant: Date | null): string | null {
  return instant === null ? null : iso(instant.getTime());
}

function user(id: string | null): string | null {
  return id === null ? null : publicId('user', id);
}
