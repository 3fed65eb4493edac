/** The answer to "why?" and "why not?" about one contact. */
import {
  decisionsOf,
  decisionText,
  readDecisions,
  type StoredDecision,
} from '../dispatch/explain.js';
import { type Language, told } from '../compliance/telling/tell.js';
import type { Scope } from '../platform/access/scopes.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { Scribe } from '../portfolio/scribe.js';
import { recordAccess } from './accesses.js';
import { standing, type Standing } from './contacts.standing.js';

interface Row extends Standing, Record<string, unknown> {
  readonly person_id: string;
  readonly party_id: string;
  readonly decision_id: string | null;
}

export interface Asked {
  readonly scopes: ReadonlySet<Scope>;
  /** Every decision, oldest first, instead of the latest alone. */
  readonly all: boolean;
  readonly language: Language;
}

export async function explanation(scribe: Scribe, id: string, asked: Asked) {
  const { tx, keys } = scribe;
  const [row] = await tx.query<Row>(
    `select c.person_id, c.party_id, c.not_after, s.status, s.due_at, s.rules, s.error_code, s.decision_id, s.updated_at
       from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
      where c.tenant = $1 and c.id = $2`,
    [tx.tenant, id],
  );
  if (row === undefined) throw new Error('a contact has no state');
  const latest = row.decision_id;
  const ids = latest === null ? [] : asked.all ? await decisionsOf(tx, id, latest) : [latest];
  const read = await readDecisions(
    tx,
    keys,
    ids.map((decision_id) => ({ ...row, decision_id })),
  );
  const shown = ids.flatMap((decisionId) => {
    const decision = read.get(decisionId);
    return decision === undefined ? [] : [shownDecision(decision, asked.scopes, asked.language)];
  });
  const contact = publicId('contact', id);
  // The words were written to the addressee.
  if (shown.some(isInClear))
    await recordAccess(scribe, { partyId: row.party_id, purpose: 'explanation', object: contact });
  return {
    object: 'explanation',
    contact,
    status: row.status,
    because: standing(row, tx.at, asked.language),
    updated_at: iso(row.updated_at.getTime()),
    ...(shown.at(-1) ?? UNDECIDED),
    ...(asked.all ? { decisions: shown } : {}),
  };
}

const UNDECIDED = { decision_id: null, verdict: null, not_before: null, findings: [], text: null };

/** Whether words or facts of a person are among what is shown. */
export function isInClear(shown: ReturnType<typeof shownDecision>): boolean {
  return shown.message !== null || ('input' in shown && shown.input !== null);
}

/** @param scopes of whoever looks at it */
export function shownDecision(
  decision: StoredDecision,
  scopes: ReadonlySet<Scope>,
  language: Language = 'en',
) {
  const { findings, input, message, template } = decision;
  const seesText = scopes.has('personal:read') || scopes.has('evidence:read');
  return {
    decision_id: publicId('record', decision.record_id),
    at: decision.at,
    verdict: decision.verdict,
    not_before: decision.not_before,
    findings: findings.map(({ because, ...finding }) => ({
      ...finding,
      because: because === null ? null : told(because, language),
    })),
    text: decisionText(decision, language),
    message: seesText ? worded(message) : null,
    ...(scopes.has('evidence:read') ? { input: input ?? null } : {}),
    approval: decision.approval === null ? null : publicId('record', decision.approval),
    release: decision.release,
    ruleset: decision.ruleset,
    policy: { version: decision.policy.version },
    declarations: versionOf(decision.declarations),
    template: versionOf(template),
    tz: decision.tz,
  };
}

function versionOf(named: { readonly version: string } | null) {
  return named === null ? null : { version: named.version };
}

export function worded(message: StoredDecision['message']) {
  if (message === undefined) return null;
  const { subject, text } = message;
  return { ...(subject === undefined ? {} : { subject }), text };
}
