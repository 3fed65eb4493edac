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
import { lockPersons } from '../../evidence/person.js';
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
  /** Who asked; null on the command line. */
  readonly by: string | null;
}

export interface Issued {
  readonly files: Files;
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
  const { subject, open, known } = order;
  const wanted = { tag: subject.tag, open, known, texts: textsIn(tx) };
  const draft = await draftPackage(tx, keys, wanted);
  await adorn(draft);
  const manifest = sealDraft(draft);
  const { size, records, opened } = draft;
  const [record_id = ''] = await evidence.write(tx, [
    await issuedDraft(tx, keys, order, { manifest, records: records.length, size }),
  ]);
  return {
    files: draft.files,
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
  { subject, open, purpose, recipient, by }: Order,
  sum: { manifest: string; records: number; size: number },
) {
  const { party_id } = subject;
  const persons = party_id === null ? undefined : await lockPersons(tx, keys, [party_id]);
  const person = persons?.get(party_id ?? '') ?? null;
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
