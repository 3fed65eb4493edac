/** A person's word on what names nobody: whose it is, and then it counts as if it had come from them, or nobody's. */
import { holdLeavingAlone } from '../../dispatch/leaving.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { fieldProblem, Problem } from '../../platform/problem.js';
import type { EndpointKind } from '../../portfolio/address.js';
import { indexKind } from '../../portfolio/party.js';
import { lookUp, unknownReference } from '../../portfolio/reference.js';
import { lockAll, type Scribe } from '../../portfolio/scribe.js';
import { hear, wishIn } from '../opt-out.js';
import { unmatchedRow, wordsOf, type UnmatchedRow } from './unmatched.read.js';
import type { Assignment } from './unmatched.schema.js';

// As much as an event may hold.
const TEXT_MAX = 20_000;

export interface Settling {
  readonly why: string;
  readonly by: string;
}

export async function assign(
  scribe: Scribe,
  id: string,
  { party, endpoint }: Omit<Assignment, 'why'>,
  settling: Settling,
): Promise<void> {
  const row = await openRow(scribe, id);
  const { tx } = scribe;
  const partyId = await named(tx, 'party', party);
  const endpoints = await endpointsOf(tx, row, partyId, endpoint);
  const [words = ''] = await wordsOf(scribe, [row]);
  const text = (typeof words === 'string' ? words : words.text).slice(0, TEXT_MAX);
  const wish = wishIn(text);
  if (wish === 'stop') await holdLeavingAlone(tx, [partyId]);
  // Whoever was erased is told here; `hear` would leave them out.
  await lockAll(scribe, [partyId]);
  const heard = wish === 'stop' && endpoint === undefined ? endpoints : endpoints.slice(0, 1);
  await hear(
    scribe,
    heard.map((endpointId, index) => ({
      channel: row.channel,
      endpoint_id: endpointId,
      party_id: partyId,
      source: `unmatched#${publicId('unmatched', row.id)}/${publicId('endpoint', endpointId)}`,
      // What was written once is told once.
      ...(index === 0 ? { text } : {}),
      wish,
      at: row.received_at.getTime(),
      // The minutes in which the law lets a confirmation pass are over, and this number is not the one that wrote.
      answered: true,
    })),
  );
  await settled(scribe, row, { status: 'assigned', partyId }, settling);
}

export async function putAside(scribe: Scribe, id: string, settling: Settling): Promise<void> {
  const row = await openRow(scribe, id);
  await settled(scribe, row, { status: 'aside', partyId: null }, settling);
}

/** Of two answers at once the second waits here, and is told who was first. */
async function openRow(scribe: Scribe, id: string): Promise<UnmatchedRow> {
  const row = await unmatchedRow(scribe, id, true);
  if (row === undefined) throw new Problem('not-found', 'there is no such message');
  if (row.status === 'open') return row;
  const [first] = await scribe.tx.query<{ login: string }>(
    'select login from app_user where tenant = $1 and id = $2',
    [scribe.tx.tenant, row.decided_by],
  );
  const at = row.decided_at && iso(row.decided_at.getTime());
  throw new Problem('not-open', `the message is \`${row.status}\``, {
    extras: {
      status: row.status,
      answer: { answer: row.status, by: first?.login ?? null, at },
    },
  });
}

async function named(tx: Tx, kind: 'party' | 'endpoint', name: string): Promise<string> {
  const found = (await lookUp(tx, kind, [name])).get(name);
  if (found !== undefined) return found.id;
  const error = unknownReference(`/${kind}`, kind, name);
  throw new Problem('unknown-reference', `there is no ${kind} \`${name}\``, { errors: [error] });
}

/** Those by which its channel reaches the person, or the one that was named. */
async function endpointsOf(
  tx: Tx,
  { channel }: UnmatchedRow,
  partyId: string,
  name: string | undefined,
): Promise<string[]> {
  const wanted = name === undefined ? undefined : await named(tx, 'endpoint', name);
  const rows = await tx.query<{ id: string; kind: EndpointKind }>(
    'select id, kind from endpoint where tenant = $1 and party_id = $2 order by id',
    [tx.tenant, partyId],
  );
  const kind = channel === 'sms' ? 'phone' : 'email';
  const fitting = rows.filter((row) => indexKind(row.kind) === kind).map(({ id }) => id);
  if (wanted === undefined && fitting.length > 0) return fitting;
  if (wanted !== undefined && fitting.includes(wanted)) return [wanted];
  throw fieldProblem('inconsistent-request', {
    pointer: wanted === undefined ? '/party' : '/endpoint',
    detail: 'has no address of theirs that this channel reaches',
    remedy: 'add the address that wrote to the person first',
  });
}

async function settled(
  scribe: Scribe,
  { id }: UnmatchedRow,
  { status, partyId }: { status: 'assigned' | 'aside'; partyId: string | null },
  { why, by }: Settling,
): Promise<void> {
  const { tx, evidence } = scribe;
  // Locked anew: the chain has grown by the events.
  const person =
    partyId === null ? null : ((await lockAll(scribe, [partyId])).get(partyId) ?? null);
  const [record] = await evidence.write(tx, [
    {
      kind: 'fact.recorded',
      subject: person,
      body: {
        by: publicId('user', by),
        inbound: publicId('unmatched', id),
        status,
        ...(partyId === null ? {} : { party: publicId('party', partyId) }),
      },
      sec: { why: { about: person, value: why } },
    },
  ]);
  await tx.query(
    `update inbound_unmatched set status = $3, party_id = $4, decided_by = $5, decided_at = $6, decision_id = $7
      where tenant = $1 and id = $2`,
    [tx.tenant, id, status, partyId, by, iso(tx.at), record],
  );
}
