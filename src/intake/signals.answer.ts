/** A person's word on what a message seemed to ask for: accepted with the act it stands for, or rejected. */
import { holdLeavingAlone } from '../dispatch/leaving.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { lockAll, type Scribe } from '../portfolio/scribe.js';
import { act } from './card.act.js';
import type { AnsweringAct } from './card.schema.js';
import type { ProposedSignal } from './signals.js';

export interface Answering {
  readonly accepted: boolean;
  readonly why: string;
  readonly by: string;
  /** What it stands for; by default what its signal says, where that says enough. */
  readonly act?: AnsweringAct | undefined;
}

type Open = {
  party_id: string;
  endpoint_id: string | null;
  channel: string;
  signal: ProposedSignal;
  status: string;
};

export async function answerProposal(scribe: Scribe, id: string, answer: Answering): Promise<void> {
  const { tx } = scribe;
  const [named] = await tx.query<{ party_id: string }>(
    'select party_id from restriction_proposal where tenant = $1 and id = $2',
    [tx.tenant, id],
  );
  if (named === undefined) throw new Problem('not-found', 'there is no such proposal');
  // Before any person's row, as everybody who stops somebody.
  if (answer.accepted) await holdLeavingAlone(tx, [named.party_id]);
  // The person before the proposal, like everybody: two answers at once take turns here.
  await lockAll(scribe, [named.party_id]);
  const open = await openProposal(tx, id);
  const actId = answer.accepted ? await acted(scribe, open, answer) : null;
  const recordId = await recordAnswer(scribe, id, open.party_id, answer, actId);
  await tx.query(
    `update restriction_proposal
        set status = $3, decided_by = $4, decided_at = $5, act_id = $6, record_id = $7
      where tenant = $1 and id = $2`,
    [
      tx.tenant,
      id,
      answer.accepted ? 'accepted' : 'rejected',
      answer.by,
      iso(tx.at),
      actId,
      recordId,
    ],
  );
}

/** Whoever comes second is told who was first. */
async function openProposal(tx: Tx, id: string): Promise<Open> {
  const [open] = await tx.query<Open & { login: string | null; decided_at: Date | null }>(
    `select p.party_id, p.endpoint_id, p.channel, p.signal, p.status, u.login, p.decided_at
       from restriction_proposal p left join app_user u on u.tenant = p.tenant and u.id = p.decided_by
      where p.tenant = $1 and p.id = $2`,
    [tx.tenant, id],
  );
  if (open?.status === 'proposed') return open;
  const { status, login = null, decided_at = null } = open ?? {};
  const answer = decided_at && { answer: status, by: login, at: iso(decided_at.getTime()) };
  throw new Problem('not-open', `the proposal is \`${status ?? 'gone'}\``, {
    extras: { status, answer },
  });
}

async function acted(scribe: Scribe, open: Open, answer: Answering): Promise<string | null> {
  const given = answer.act ?? defaultAct(open);
  if (given === null) return null;
  const { why, by } = answer;
  return act(scribe, { partyId: open.party_id, why, by }, given);
}

/** Null for what asks for a person's attention and for no restriction. */
function defaultAct({ signal, endpoint_id, channel }: Open): AnsweringAct | null {
  const endpoint = endpoint_id === null ? null : publicId('endpoint', endpoint_id);
  switch (signal) {
    case 'death':
      return { kind: 'deceased' };
    case 'dispute':
      return { kind: 'dispute', form: 'electronic' };
    case 'stop':
      if (endpoint !== null && (channel === 'sms' || channel === 'email'))
        return { kind: 'stop', endpoint, channel };
      break;
    case 'wrong_number':
      if (endpoint !== null) return { kind: 'wrong_number', endpoint };
      break;
    case 'attorney':
    case 'hardship':
      break;
    default:
      return null;
  }
  throw fieldProblem('inconsistent-request', {
    pointer: '/act',
    detail: `is needed to accept \`${signal}\``,
    remedy: 'say what it stands for, such as the attorney, or until when to hold',
  });
}

async function recordAnswer(
  scribe: Scribe,
  id: string,
  partyId: string,
  { accepted, why, by }: Answering,
  actId: string | null,
): Promise<string> {
  const person = (await lockAll(scribe, [partyId])).get(partyId) ?? null;
  const [recordId = ''] = await scribe.evidence.write(scribe.tx, [
    {
      kind: 'restriction.changed',
      subject: person,
      body: {
        by: publicId('user', by),
        party: publicId('party', partyId),
        proposal: publicId('restriction_proposal', id),
        status: accepted ? 'accepted' : 'rejected',
        ...(actId === null ? {} : { act: publicId('act', actId) }),
      },
      sec: { why: { about: person, value: why } },
    },
  ]);
  return recordId;
}
