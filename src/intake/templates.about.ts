/** Whom a preview is about: the same references as those of a contact, and the same checks. */
import type { Somebody, Words } from '../dispatch/template-preview.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { misfits, resolved } from './contacts.check.js';
import { readReferences } from './contacts.references.js';
import type { DraftPreview } from './template-previews.schema.js';

export async function somebodyNamed(
  tx: Tx,
  about: NonNullable<DraftPreview['about']>,
  { channel, content }: Pick<Words, 'channel' | 'content'>,
): Promise<Somebody> {
  const input = { ...about, channel };
  const found = resolved(input, await readReferences(tx, [input]));
  const errors = 'length' in found ? found : misfits(found);
  if ('length' in found || errors.length > 0) {
    throw new Problem('unknown-reference', 'what `about` names does not exist or does not fit', {
      errors: errors.map(({ pointer, ...error }) => ({ pointer: `/about${pointer}`, ...error })),
    });
  }
  const { sender, debt, party, endpoint } = found;
  return {
    sender_id: sender.id,
    debt_id: debt.id,
    person_id: debt.debtor_id,
    party_id: party.id,
    endpoint_id: endpoint.id,
    purpose: content.purposes[0] ?? 'collection',
  };
}
