/** Reads decisions back from the evidence, with what became of a reserved place. */
import type { Language } from '../compliance/telling/tell.js';
import { notBeforeUnder, verdictUnder } from '../dispatch/asked-hold.js';
import { readDecisions, type DecisionRef } from '../dispatch/explain.js';
import { readReservation } from '../dispatch/reservation.repository.js';
import type { Scope } from '../platform/access/scopes.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { recordAccess } from './accesses.js';
import { isInClear, shownDecision } from './contacts.explain.js';
import { holdFindings, pausedBody } from './decisions.hold.js';
import { reservationResource } from './decisions.resource.js';

export function decisionNamed(text: string): string {
  const id = fromPublicId('record', text);
  if (id === undefined) throw noDecision();
  return id;
}

function noDecision(): Problem {
  return new Problem('not-found', 'there is no such decision');
}

export interface Reader {
  readonly scopes: ReadonlySet<Scope>;
  /** Of the sentences. */
  readonly language: Language;
}

export async function storedBody(scribe: Scribe, id: string, { scopes, language }: Reader) {
  const { tx, keys } = scribe;
  const reference = await referenceOf(tx, id);
  const decision = (await readDecisions(tx, keys, [reference])).get(id);
  if (decision === undefined) throw noDecision();
  const read = shownDecision(decision, scopes, language);
  const partyId = reference.person_id;
  if (isInClear(read))
    await recordAccess(scribe, { partyId, purpose: 'decision', object: read.decision_id });
  const { decision_id, approval: _, template: _template, ...shown } = read;
  const reservation = await readReservation(tx, id);
  const { hold } = decision;
  return {
    object: 'decision',
    ...shown,
    id: decision_id,
    verdict: verdictUnder(hold, shown.verdict),
    not_before: notBeforeUnder(hold, shown.not_before),
    paused: pausedBody(hold),
    findings: [...holdFindings(hold, language), ...shown.findings],
    contact: decision.contact ?? null,
    reservation: reservation === undefined ? null : reservationResource(reservation, tx.at),
  };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose keys open it, if there is such a decision: the debtor whose record it is, and the addressee of its endpoint. */
export async function referenceOf(tx: Tx, id: string): Promise<DecisionRef> {
  const [row] = await tx.query<{ person_id: string | null; party_id: string | null }>(
    `select k.party_id as person_id,
            (select a.party_id from secret s join person_key a on a.tenant = s.tenant and a.tag = s.tag
              where s.tenant = r.tenant and s.record_id = r.id and s.section = 'endpoint') as party_id
       from record r left join person_key k on k.tenant = r.tenant and k.tag = r.tag
      where r.tenant = $1 and r.id = $2 and r.kind = 'decision'`,
    [tx.tenant, id],
  );
  if (row === undefined) throw noDecision();
  return { decision_id: id, person_id: row.person_id ?? NOBODY, party_id: row.party_id ?? NOBODY };
}
