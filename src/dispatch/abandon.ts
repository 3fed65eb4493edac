/** A person leaves a dead letter as it is, with a reason: it is on nobody's list any more. Said once. */
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { lockKnown } from './persons.js';
import type { Scribe } from '../portfolio/scribe.js';
import { deadLetterAnswer } from './dead-letter.js';

export async function abandonContact(
  { tx, keys, evidence }: Scribe,
  contactId: string,
  { reason, user_id }: { readonly reason: string; readonly user_id: string },
): Promise<void> {
  const [who] = await tx.query<{ person_id: string }>(
    'select person_id from contact where tenant = $1 and id = $2',
    [tx.tenant, contactId],
  );
  if (who === undefined) throw new Problem('not-found', 'there is no such contact');
  const persons = await lockKnown(tx, keys, [who.person_id]);
  const { status, answer } = await deadLetterAnswer(tx, contactId);
  if (answer !== null || !['failed', 'expired'].includes(status))
    throw new Problem('not-replayable', 'nobody is asked about this contact any more', {
      extras: { status, answer },
    });
  const [recordId = ''] = await evidence.write(tx, [
    {
      kind: 'contact.abandoned',
      subject: persons.get(who.person_id) ?? null,
      body: {
        by: publicId('user', user_id),
        contact: publicId('contact', contactId),
        was: status,
      },
      sec: { reason: { about: null, value: reason } },
    },
  ]);
  await tx.query(
    `insert into contact_abandoned (tenant, contact_id, record_id, abandoned_by, abandoned_at)
     values ($1, $2, $3, $4, $5)`,
    [tx.tenant, contactId, recordId, user_id, iso(tx.at)],
  );
}
