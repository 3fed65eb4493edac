/**
 * Issues a package: draws it up, and records that it was issued, in one transaction.
 *
 * The record is committed before anybody gets the package. It names the package by the hash of its manifest, and it
 * stays out of it.
 */
import type { Disclosed } from '../../evidence/pack/openings.js';
import type { Wanted } from '../../evidence/pack/part.js';
import type { Files } from '../../evidence/pack/files.js';
import { draftPackage, sealDraft, type Draft } from '../../evidence/pack/package.js';
import { lockPersonsIn } from '../../evidence/person.js';
import { CONTACT_KINDS } from '../../evidence/report/story.js';
import type { EvidenceLog } from '../../evidence/record.js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';
import { lawInForce } from '../../policies/house-policy.js';
import type { Subject } from './subject.js';
import { textsIn } from './texts.js';

export const PURPOSES = [
  'access_request',
  'audit',
  'complaint',
  'court',
  'regulator',
  'other',
] as const;

export interface Order {
  readonly subject: Subject;
  readonly open: Disclosed;
  readonly purpose: (typeof PURPOSES)[number];
  /** A person's name may be in it. */
  readonly recipient: string | null;
  /** Checkpoints that the recipient kept. */
  readonly known: Wanted['known'];
  /** Certificates of the time-stamping authority, as PEM. */
  readonly chain?: string | undefined;
  /** Who asked; null on the command line. */
  readonly by: string | null;
}

export interface Issued {
  readonly files: Files;
  /** Tags of all whose sections may be opened in it. */
  readonly concerns: readonly string[];
  readonly record_id: string;
  /** SHA-256 of `manifest.json`. */
  readonly manifest: string;
  readonly records: number;
  readonly size: number;
  readonly opened: number;
  /** Decisions and what became of them; none means: no contact is recorded. */
  readonly contacts: number;
}

/** Adds files for readers to a draft. */
export type Adorn = (draft: Draft) => Promise<void>;

/**
 * To be called before the log is sealed: a package names the policy of the house, and a house that has decided nothing
 * may not have published one yet.
 */
export async function prepareExport(tx: Tx, evidence: EvidenceLog): Promise<void> {
  await lawInForce(tx, evidence);
}

export async function issueExport(
  tx: Tx,
  { keys, evidence, adorn }: { keys: Keys; evidence: EvidenceLog; adorn: Adorn },
  order: Order,
): Promise<Issued> {
  const { subject, open, known, chain } = order;
  const wanted = { tag: subject.tag, open, known, chain, texts: textsIn(tx) };
  const before = await concernedBy(tx, order);
  const draft = await draftPackage(tx, keys, wanted);
  // What was sealed since may be in it; who was erased since is among those before.
  const concerns = [...new Set([...before, ...(await concernedBy(tx, order))])];
  await adorn(draft);
  const manifest = sealDraft(draft);
  const { size, records, opened } = draft;
  const [record_id = ''] = await evidence.write(tx, [
    await issuedDraft(
      tx,
      keys,
      { ...order, concerns },
      { manifest, records: records.length, size },
    ),
  ]);
  return {
    files: draft.files,
    concerns,
    record_id,
    manifest,
    records: records.length,
    size,
    opened: opened.size,
    contacts: records.filter(({ kind }) => CONTACT_KINDS.has(kind)).length,
  };
}

async function issuedDraft(
  tx: Tx,
  keys: Keys,
  { subject, open, purpose, recipient, by, concerns }: Order & Pick<Issued, 'concerns'>,
  sum: { manifest: string; records: number; size: number },
) {
  const { party_id } = subject;
  const tags = party_id === null ? concerns : [...concerns, subject.tag];
  const persons = await lockTagged(tx, keys, tags);
  const person = persons.get(party_id ?? '') ?? null;
  return {
    kind: 'export.issued' as const,
    subject: person,
    body: {
      by: by === null ? null : publicId('user', by),
      open: open === 'all' ? ['all'] : [...open],
      purpose,
      tag: subject.tag,
      ...sum,
    },
    ...(recipient === null ? {} : { sec: { recipient: { about: person, value: recipient } } }),
  };
}

/** Everybody whose sections lie among the records now. */
async function concernedBy(tx: Tx, { subject, open }: Order): Promise<string[]> {
  if (open !== 'all' && open.length === 0) return [];
  const rows = await tx.query<{ tag: string }>(
    `select distinct s.tag from record r join secret s on s.tenant = $1 and s.record_id = r.id
      where r.tenant = $1 and r.tag = $2 and s.tag is not null`,
    [tx.tenant, subject.tag],
  );
  return rows.map(({ tag }) => tag);
}

/** Somebody was erased while the package was drawn up. The code makes the transaction run again, without them. */
export class ErasedMeanwhileError extends Error {
  override name = 'ErasedMeanwhileError';
  readonly code = '40001';
}

/**
 * Until the package is stored nobody of them is erased; afterwards the erasure finds it.
 *
 * @throws ErasedMeanwhileError if one was
 */
async function lockTagged(tx: Tx, keys: Keys, tags: readonly string[]) {
  const wanted = [...new Set(tags)];
  const persons = await lockPersonsIn(
    tx,
    keys,
    'array(select party_id from person_key where tenant = $1 and tag = any($2))',
    [wanted],
  );
  if (persons.size === wanted.length) return persons;
  throw new ErasedMeanwhileError('somebody whom the package is about was erased: begin again');
}
