/**
 * What may be used to reach a person, now and from when: every address, by each channel that reaches it, about
 * each debt, put to the guard as an attempt would be. Left out: the words, which nobody has written yet.
 */
import type { Channel } from '../../compliance/attempt.js';
import type { Verdict } from '../../compliance/rule.js';
import { told, type Language } from '../../compliance/telling/tell.js';
import { notBeforeUnder, verdictUnder } from '../../dispatch/asked-hold.js';
import { answerIdly, type Answered, type Asked, type Unfit } from '../../dispatch/asked.js';
import type { DispatchContext } from '../../dispatch/context.js';
import { readPersons } from '../../evidence/person.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { REACHES } from '../contacts.check.js';
import { holdFindings, pausedBody } from '../decisions.hold.js';
import { idIn } from '../desk.js';
import type { OutlookQuery } from './outlook.schema.js';

/** A person with more is rare; whoever needs another debt names it. */
const DEBTS_MAX = 5;
const LINES_MAX = 200;

type DebtRow = { id: string; debtor_id: string; sender_id: string };
type EndpointRow = { id: string; kind: string };

export async function outlookOf(
  scribe: Scribe,
  context: DispatchContext,
  partyId: string,
  query: OutlookQuery,
  language: Language,
) {
  const { tx, keys } = scribe;
  const { purpose } = query;
  const [debts, endpoints, only] = await Promise.all([
    debtsOf(tx, partyId, query),
    endpointsOf(tx, partyId),
    query.sender === undefined ? undefined : idIn(tx, 'organisation', query.sender),
  ]);
  const asked = debts.slice(0, DEBTS_MAX).flatMap((debt) =>
    endpoints.flatMap(({ id, kind }) =>
      channelsTo(kind).map((channel) => ({
        ...question(debt, { partyId, endpoint_id: id, channel, purpose }),
        ...(only === undefined ? {} : { sender_id: only }),
      })),
    ),
  );
  const owners = [partyId, ...debts.map(({ debtor_id }) => debtor_id)];
  const persons = await readPersons(tx, keys, owners);
  if (owners.some((id) => !persons.has(id)))
    throw new Problem('erased', 'the personal data of this person was erased');
  const questions = asked.slice(0, LINES_MAX);
  const answers = await answerIdly(tx, context, questions, persons);
  return {
    object: 'outlook' as const,
    party: publicId('party', partyId),
    at: iso(tx.at),
    purpose,
    lines: answers.map((answer, i) => lineOf(questions[i], answer, language)),
    debts_left_out: Math.max(0, debts.length - DEBTS_MAX),
  };
}

/** What people ask about: chats by number are left out, and what only reaches a group. */
function channelsTo(kind: string): Channel[] {
  return (Object.keys(REACHES) as Channel[]).filter(
    (channel) => REACHES[channel].includes(kind) && !(channel === 'im' && kind !== 'im'),
  );
}

function question(
  { id, debtor_id, sender_id }: DebtRow,
  to: { partyId: string; endpoint_id: string; channel: Channel; purpose: Asked['purpose'] },
): Asked {
  return {
    channel: to.channel,
    purpose: to.purpose,
    sender_id,
    debt_id: id,
    person_id: debtor_id,
    party_id: to.partyId,
    endpoint_id: to.endpoint_id,
    in_reply_to: null,
    // As our own messages are sent; of a call nothing is assumed.
    particulars: to.channel === 'sms' || to.channel === 'email' ? { automated: true } : {},
    what_if: undefined,
    reserved_until: undefined,
  };
}

/** The newest first, with whoever wrote or called last about each. */
async function debtsOf(tx: Tx, partyId: string, { debt }: OutlookQuery): Promise<DebtRow[]> {
  const only = debt === undefined ? null : await idIn(tx, 'debt', debt);
  return tx.query<DebtRow>(
    `select d.id, d.debtor_id,
            coalesce((select c.sender_id from contact c where c.tenant = d.tenant and c.debt_id = d.id
                       order by c.id desc limit 1), d.lender_id) as sender_id
       from debt_party r join debt d on d.tenant = r.tenant and d.id = r.debt_id
      where r.tenant = $1 and r.party_id = $2 and ($3::uuid is null or d.id = $3)
      order by d.id desc limit 100`,
    [tx.tenant, partyId, only],
  );
}

async function endpointsOf(tx: Tx, partyId: string): Promise<EndpointRow[]> {
  return tx.query<EndpointRow>(
    'select id, kind from endpoint where tenant = $1 and party_id = $2 order by id',
    [tx.tenant, partyId],
  );
}

const STRENGTH: readonly string[] = ['block', 'review', 'defer'] satisfies Verdict[];

function lineOf(asked: Asked | undefined, answer: Answered | Unfit, language: Language) {
  if (asked === undefined) throw new Error('every answer has its question');
  const head = {
    endpoint: publicId('endpoint', asked.endpoint_id),
    channel: asked.channel,
    debt: publicId('debt', asked.debt_id),
    sender: publicId('organisation', asked.sender_id),
  };
  if (answer.kind === 'unfit') {
    return {
      ...head,
      verdict: null,
      not_before: null,
      paused: [],
      findings: [],
      problems: answer.problems,
    };
  }
  const { decision, hold } = answer;
  const { findings } = decision;
  const objections = findings
    .filter((finding) => STRENGTH.includes(finding.verdict))
    .toSorted((a, b) => STRENGTH.indexOf(a.verdict) - STRENGTH.indexOf(b.verdict))
    .map(({ because, citation, ...finding }) => ({
      ...finding,
      because: told(because, language),
      citation: citation.source,
    }));
  return {
    ...head,
    verdict: verdictUnder(hold, decision.verdict),
    not_before: notBeforeUnder(hold, decision.not_before ?? null),
    paused: pausedBody(hold),
    findings: [...holdFindings(hold, language), ...objections],
    problems: [],
  };
}
