/**
 * Reads of personal data in clear are on record: who read what, when and what for. What one person's page shows is
 * recorded with that person. So is each person of a list that somebody who signed in saw in clear; of a list that a
 * program fetched, one record names all of them, because loan systems read their whole portfolio every night.
 */
import { lockKnown } from '../dispatch/persons.js';
import type { Draft } from '../evidence/record.js';
import type { Person } from '../evidence/person.js';
import { publicId } from '../platform/ids.js';
import type { Scribe } from '../portfolio/scribe.js';

/** What was opened: a person's card, a number to dial, the words of a message and the facts they were judged by … */
type Purpose =
  | 'party'
  | 'card'
  | 'explanation'
  | 'decision'
  | 'call'
  | 'story'
  | 'history'
  | 'event'
  | 'review'
  | 'restriction_proposal'
  | 'inbound';

export interface Access {
  /** Whose data it was. */
  readonly partyId: string;
  readonly purpose: Purpose;
  /** Its public id. */
  readonly object: string;
}

/** Of somebody who was erased nothing was shown, so nothing is recorded. */
export function recordAccess(scribe: Scribe, access: Access): Promise<void> {
  return recordEach(scribe, [access]);
}

/** Of a page of a list that was shown in clear. */
export async function recordAccesses(
  scribe: Scribe,
  purpose: Purpose,
  seen: readonly Omit<Access, 'purpose'>[],
): Promise<void> {
  if (seen.length === 0) return;
  if (scribe.reading?.by_person === true)
    return recordEach(
      scribe,
      seen.map((one) => ({ ...one, purpose })),
    );
  const parties = [...new Set(seen.map(({ partyId }) => publicId('party', partyId)))];
  const body = { by: whoOf(scribe), purpose, list: parties };
  await scribe.evidence.write(scribe.tx, [{ kind: 'access.recorded', subject: null, body }]);
}

/** Of what belongs to nobody yet; a reason that was named is sealed to the installation, like the words. */
export async function recordOwnerless(
  scribe: Scribe,
  purpose: Purpose,
  objects: readonly string[],
): Promise<void> {
  if (objects.length === 0) return;
  const why = scribe.reading?.unmasked_for ?? null;
  const sec = why === null ? {} : { sec: { why: { about: null, value: why } } };
  const body = { by: whoOf(scribe), purpose, list: [...objects] };
  await scribe.evidence.write(scribe.tx, [
    { kind: 'access.recorded', subject: null, body, ...sec },
  ]);
}

async function recordEach(scribe: Scribe, accesses: readonly Access[]): Promise<void> {
  const { tx, keys, evidence } = scribe;
  const ids = [...new Set(accesses.map(({ partyId }) => partyId))];
  const persons = await lockKnown(tx, keys, ids);
  const drafts = accesses.flatMap(({ partyId, purpose, object }): Draft[] => {
    const subject = persons.get(partyId);
    if (subject === undefined) return [];
    const body = { by: whoOf(scribe), object, purpose };
    return [{ kind: 'access.recorded', subject, body, ...reasonOf(scribe, subject) }];
  });
  await evidence.write(tx, drafts);
}

/** People write names into reasons: it is sealed with the person. */
export function reasonOf(
  { reading }: { readonly reading?: Scribe['reading'] | undefined },
  person: Person,
): Pick<Draft, 'sec'> {
  const why = reading?.unmasked_for ?? null;
  return why === null ? {} : { sec: { why: { about: person, value: why } } };
}

function whoOf({ by }: Scribe): string | null {
  return by === null ? null : publicId('user', by);
}
