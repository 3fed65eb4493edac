/**
 * The story of one contact, on one screen: what was asked, what was judged and by which rules, what left, what came
 * back, and the record of each step. It answers "why then, and was it lawful?".
 */
import type { Language } from '../../compliance/telling/tell.js';
import { readDecisions, type StoredDecision } from '../../dispatch/explain.js';
import { KINDS } from '../../evidence/report/words.js';
import type { Scope } from '../../platform/access/scopes.js';
import { iso } from '../../platform/clock.js';
import { publicId } from '../../platform/ids.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { recordAccess } from '../accesses.js';
import { isInClear, shownDecision } from '../contacts.explain.js';
import { contactBody } from '../contacts.read.js';
import { standing } from '../contacts.standing.js';
import { heardAfter } from './heard.js';
import { localTimes, zonesOf } from './local.js';
import { loginsOf } from './logins.js';
import { requirements } from './says.js';
import { recordsNaming, wordsIn, type NamingRecord } from './story.records.js';
import { addressee, askedFor, storyRow, type StoryRow } from './story.row.js';

export interface Reader {
  readonly scopes: ReadonlySet<Scope>;
  readonly language: Language;
}

export async function story(scribe: Scribe, id: string, reader: Reader) {
  const { tx } = scribe;
  const row = await storyRow(tx, id);
  const isPersonal = reader.scopes.has('personal:read');
  const party = await addressee(scribe, row);
  const { records, size } = await recordsNaming(tx, row);
  const decisions = await decisionsIn(scribe, row, records);
  const judged = row.party_id === row.person_id ? judgedClocks(decisions.at(-1)) : undefined;
  const zones = zonesOf(judged ?? party.facts);
  const shown = await shownDecisions(scribe, decisions, reader);
  const words = isPersonal ? await wordsIn(scribe, row, records) : new Map<string, string>();
  const since = row.contacted_at;
  const { heard, more } = await heardAfter(
    scribe,
    { partyId: row.party_id, since },
    zones,
    isPersonal,
  );
  const contact = await contactBody(scribe, id);
  if (isPersonal || shown.some(({ decision }) => isInClear(decision)))
    await recordAccess(scribe, { partyId: row.party_id, purpose: 'story', object: contact.id });
  const asked = askedFor(row, party, isPersonal);
  const readings = records
    .filter(({ kind }) => kind === 'access.recorded')
    .slice(-READINGS_MAX)
    .map((record) => ({ ...placed(record, size), by: text(record.body['by']) }));
  const logins = await loginsOf(tx, [asked.by, ...readings.map(({ by }) => by)]);
  return {
    object: 'story' as const,
    contact,
    because: standing(row, tx.at, reader.language),
    asked: { ...asked, by_login: logins.get(asked.by) ?? null },
    zones,
    at: since === null ? null : iso(since.getTime()),
    local: since === null ? [] : localTimes(since, zones),
    log_size: size,
    steps: records
      .filter(({ kind }) => kind !== 'access.recorded')
      .map((record) => ({
        ...placed(record, size),
        title: KINDS[record.kind]?.[reader.language] ?? record.kind,
        local: localTimes(record.at, zones),
        details: detailsOf(record),
        words: words.get(record.id) ?? null,
        decision: shown.find((one) => one.id === record.id)?.decision ?? null,
      })),
    heard,
    heard_more: more,
    readings: readings.map((one) => ({ ...one, by_login: logins.get(one.by) ?? null })),
  };
}

const READINGS_MAX = 20;

function placed({ id, kind, at, index }: NamingRecord, size: number | null) {
  const isSealed = index !== null && size !== null && index < size;
  return { record: publicId('record', id), kind, at, index, sealed: isSealed };
}

async function decisionsIn(
  { tx, keys }: Scribe,
  { person_id, party_id }: StoryRow,
  records: readonly NamingRecord[],
): Promise<StoredDecision[]> {
  const ids = records.filter(({ kind }) => kind === 'decision').map(({ id }) => id);
  const read = await readDecisions(
    tx,
    keys,
    ids.map((decision_id) => ({ decision_id, person_id, party_id })),
  );
  return ids.flatMap((one) => read.get(one) ?? []);
}

/** The zones that were judged by, which may not be those of today. */
function judgedClocks(decision: StoredDecision | undefined): object | undefined {
  const input = decision?.input as { facts?: { person?: object } } | undefined;
  return input?.facts?.person;
}

async function shownDecisions(
  { tx }: Scribe,
  decisions: readonly StoredDecision[],
  reader: Reader,
) {
  const says = await requirements(
    tx,
    decisions.map(({ ruleset }) => ruleset),
    reader.language,
  );
  return decisions.map((one) => {
    const shown = shownDecision(one, reader.scopes, reader.language);
    const findings = shown.findings.map((finding) => ({
      ...finding,
      says: says(one.ruleset, finding.rule),
    }));
    return { id: one.record_id, decision: { ...shown, findings } };
  });
}

const SHOWN = [
  'vendor',
  'vendor_message_id',
  'event',
  'outcome',
  'reason',
  'answer',
  'by',
  'rules',
  'held_until',
  'again',
  'replay',
  'reconciled',
];

/** What a record says that is not said elsewhere on the page. */
function detailsOf({ body }: NamingRecord): Record<string, string> {
  return Object.fromEntries(
    SHOWN.flatMap((name) => {
      const value = body[name];
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return [[name, value.join(', ')]];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
