/**
 * Why a contact was or was not made: its decisions, read back from the evidence.
 *
 * The words, the guard's input and the text judged lie in sealed sections; of an erased person only the
 * codes are left.
 */
import type { Decision } from '../compliance/decide.js';
import { explain } from '../compliance/explain.js';
import type { Finding, Verdict } from '../compliance/rule.js';
import { spelledFinding, type StoredFinding } from '../compliance/stored-finding.js';
import type { Language } from '../compliance/telling/tell.js';
import type { CanonicalObject } from '../evidence/canonical.js';
import { readPersons } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { citationsOf } from '../policies/ruleset.repository.js';
import type { Hold } from './asked-hold.js';

type FoundVerdict = Finding['verdict'];

export interface ReadFinding {
  readonly rule: string;
  readonly verdict: FoundVerdict;
  /** Null when the person's data was erased. */
  readonly because: string | null;
  readonly citation: string | null;
  readonly not_before?: string;
}

export interface StoredDecision {
  readonly record_id: string;
  /** Absent if others made the attempt. */
  readonly contact?: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly not_before: string | null;
  readonly findings: readonly ReadFinding[];
  readonly release: string;
  readonly ruleset: string;
  readonly policy: { readonly leaf: string; readonly version: string };
  /** Null when nothing was declared. */
  readonly declarations: { readonly leaf: string; readonly version: string } | null;
  readonly template: { readonly leaf: string; readonly version: string } | null;
  readonly tz: string;
  /** The pauses that held the attempt of others; null if none did. */
  readonly hold: Hold | null;
  /** The answer of a person that cleared its review findings. */
  readonly approval: string | null;
  /** Exactly what the guard was asked; undefined when erased. */
  readonly input: unknown;
  /** What would have left; undefined when erased, or when there was none. */
  readonly message: { readonly text: string; readonly subject?: string } | undefined;
}

/** A decision to be read: its record, and the persons whose keys open it. */
export interface DecisionRef {
  readonly decision_id: string;
  readonly person_id: string;
  readonly party_id: string;
}

interface Body
  extends
    Omit<StoredDecision, 'record_id' | 'at' | 'input' | 'message' | 'findings' | 'hold'>,
    Partial<Hold> {
  readonly findings: readonly { readonly rule: string; readonly verdict: FoundVerdict }[];
}

type Inputs = { findings: readonly StoredFinding[]; input: CanonicalObject };

/** By record id. Set-based: a few statements, whatever the number of decisions. */
export async function readDecisions(
  tx: Tx,
  keys: Keys,
  refs: readonly DecisionRef[],
): Promise<Map<string, StoredDecision>> {
  if (refs.length === 0) return new Map();
  const [records, persons] = await Promise.all([
    tx.query<{ id: string; entry: Buffer }>(
      `select id, entry from record where tenant = $1 and id = any($2) and kind = 'decision'`,
      [tx.tenant, refs.map(({ decision_id }) => decision_id)],
    ),
    readPersons(
      tx,
      keys,
      refs.flatMap(({ person_id, party_id }) => [person_id, party_id]),
    ),
  ]);
  const wanted = refs.flatMap(({ decision_id, person_id, party_id }) => [
    { record_id: decision_id, section: 'inputs', person: persons.get(person_id) ?? null },
    { record_id: decision_id, section: 'content', person: persons.get(party_id) ?? null },
  ]);
  const opened = await openSections(tx, keys, wanted);
  const sections = new Map(
    wanted.map(({ record_id, section }, i) => [`${record_id} ${section}`, opened[i]]),
  );
  const read = records.map(({ id, entry }) => {
    const { at, body } = JSON.parse(entry.toString()) as { at: string; body: Body };
    return { id, at, body };
  });
  const citations = await citationsOf(
    tx,
    read.map(({ body }) => body.ruleset),
  );
  return new Map(
    read.map(({ id, at, body }) => {
      const inputs = sections.get(`${id} inputs`) as Inputs | undefined;
      const message = sections.get(`${id} content`) as StoredDecision['message'];
      const findings =
        inputs?.findings.map((one) => spelledFinding(one, citations(body.ruleset))) ??
        body.findings.map((one) => ({ ...one, because: null, citation: null }));
      const optional = {
        approval: body.approval ?? null,
        declarations: body.declarations ?? null,
        not_before: body.not_before ?? null,
        hold: heldBy(body),
      };
      return [
        id,
        { ...body, ...optional, record_id: id, at, findings, input: inputs?.input, message },
      ];
    }),
  );
}

function heldBy({ paused, held_until }: Partial<Hold>): Hold | null {
  if (paused === undefined) return null;
  return { paused, ...(held_until === undefined ? {} : { held_until }) };
}

/** Every decision about a contact, oldest first, found among the records of its debtor. */
export async function decisionsOf(tx: Tx, contactId: string, latest: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from record last join record r on r.tenant = last.tenant and r.tag = last.tag
      where last.tenant = $1 and last.id = $2 and r.kind = 'decision'
        and convert_from(r.entry, 'UTF8')::jsonb->'body'->>'contact' = $3
      order by r.n`,
    [tx.tenant, latest, publicId('contact', contactId)],
  );
  return rows.map(({ id }) => id);
}

/** The text form, one line per finding, of what is still readable. */
export function decisionText(
  { verdict, not_before, findings }: StoredDecision,
  language: Language,
): string {
  const decision: Decision = {
    verdict,
    ...(not_before === null ? {} : { not_before }),
    findings: findings.map(({ rule, verdict: found, because, citation }) => ({
      rule,
      verdict: found,
      because: because ?? 'the words were erased with the data of the person',
      citation: { source: citation ?? 'erased', says: '', confidence: 'primary' },
    })),
  };
  return explain(decision, language);
}
