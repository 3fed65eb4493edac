/** Reads contacts for the API, with the requirements behind the rules that hold them. */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { fromPublicId, msOf, publicId } from '../platform/ids.js';
import { lookUp, unknownReference, type Referred } from '../portfolio/reference.js';
import type { Scribe } from '../portfolio/scribe.js';
import { lawInForce, type Law } from '../policies/house-policy.js';
import {
  contactIdOf,
  listContacts,
  readContact,
  readContacts,
  type ContactFilter,
  type ContactRow,
} from './contacts.repository.js';
import { contactResource, type Requirements } from './contacts.resource.js';
import type { ContactQuery, ContactTableQuery } from './contacts.schema.js';
import { labelsOf, namesOf } from './log/names.js';
import { searchContacts } from './log/search.js';
import { listOf, pageOf } from './paging.js';

/** Our UUID for what a path names, or a problem. */
export async function contactNamed(tx: Tx, text: string): Promise<string> {
  const id = await contactIdOf(tx, text);
  if (id === undefined) throw new Problem('not-found', 'there is no such contact');
  return id;
}

export async function contactBody({ tx, evidence }: Scribe, id: string) {
  const row = await readContact(tx, id);
  if (row === undefined) throw new Problem('not-found', 'there is no such contact');
  return contactResource(row, await requirementsOf(tx, evidence, [row]));
}

/** As `contactBody`, for many; what does not exist is left out. */
export async function contactBodies({ tx, evidence }: Scribe, ids: readonly string[]) {
  const rows = await readContacts(tx, ids);
  const requirements = await requirementsOf(tx, evidence, rows);
  return new Map(rows.map((row) => [row.id, contactResource(row, requirements)]));
}

export async function contactPage(scribe: Scribe, query: ContactQuery) {
  const { tx, evidence } = scribe;
  const filter = await filterOf(tx, query);
  if (query.order === 'newest') return newestFirst(scribe, filter, query);
  const { rows, has_more } = await listContacts(tx, filter, pageOf('contact', query));
  const requirements = await requirementsOf(tx, evidence, rows);
  return listOf(
    rows.map((row) => contactResource(row, requirements)),
    has_more,
  );
}

async function newestFirst({ tx, evidence }: Scribe, filter: ContactFilter, query: ContactQuery) {
  if (query.ending_before !== undefined) {
    throw fieldProblem('validation-failed', {
      pointer: '/ending_before',
      in: 'query',
      detail: 'cannot stand beside `order=newest`',
      remedy: 'go on with `starting_after`, or list the oldest first',
    });
  }
  const { starting_after = null } = pageOf('contact', query);
  const { rows, has_more, next } = await searchContacts(tx, filter, starting_after, query.limit);
  const requirements = await requirementsOf(tx, evidence, rows);
  const names = await namesOf(tx, rows);
  return {
    ...listOf(
      rows.map((row) => ({ ...contactResource(row, requirements), labels: labelsOf(row, names) })),
      has_more,
    ),
    next: next === null ? null : publicId('contact', next),
    searched_to: next === null ? null : iso(msOf(next)),
  };
}

export async function filterOf(tx: Tx, query: ContactTableQuery): Promise<ContactFilter> {
  const parties = query.party === undefined ? null : [query.party].flat();
  const party_ids = parties && (await uuidsOf(tx, 'party', 'party', parties));
  const debt_id = await uuidOf(tx, 'debt', 'debt', query.debt);
  const sender_id = await uuidOf(tx, 'sender', 'organisation', query.sender);
  return {
    party_ids,
    debt_id,
    sender_id,
    batch_id: query.batch === undefined ? null : (fromPublicId('batch', query.batch) ?? null),
    statuses: query.status === undefined ? null : [query.status].flat(),
    verdict: query.verdict ?? null,
    rule: query.rule ?? null,
    template: query.template ?? null,
    channel: query.channel ?? null,
    from: query.from === undefined ? null : Date.parse(query.from),
    to: query.to === undefined ? null : Date.parse(query.to),
  };
}

async function uuidOf(
  tx: Tx,
  parameter: string,
  kind: Referred,
  text: string | undefined,
): Promise<string | null> {
  if (text === undefined) return null;
  return (await uuidsOf(tx, parameter, kind, [text]))[0] ?? null;
}

async function uuidsOf(
  tx: Tx,
  parameter: string,
  kind: Referred,
  texts: readonly string[],
): Promise<string[]> {
  const found = await lookUp(tx, kind, texts);
  return texts.map((text) => {
    const one = found.get(text);
    if (one !== undefined) return one.id;
    const error = { ...unknownReference(`/${parameter}`, kind, text), in: 'query' as const };
    throw fieldProblem('unknown-reference', error);
  });
}

const known = new WeakMap<Law, Requirements>();

async function requirementsOf(
  tx: Tx,
  evidence: EvidenceLog,
  rows: readonly ContactRow[],
): Promise<Requirements> {
  if (!rows.some(({ status }) => status === 'held')) return new Map();
  const law = await lawInForce(tx, evidence);
  const requirements =
    known.get(law) ?? new Map(law.rules.map(({ code, citation }) => [code, citation.says]));
  known.set(law, requirements);
  return requirements;
}
