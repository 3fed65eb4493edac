/** Contacts that wait for a person, with what that person must see: the findings and the words. */
import type { Language } from '../compliance/telling/tell.js';
import { readDecisions } from '../dispatch/explain.js';
import { publicId } from '../platform/ids.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { Scribe } from '../portfolio/scribe.js';
import { recordAccesses } from './accesses.js';
import { shownDecision } from './contacts.explain.js';
import { readContacts } from './contacts.repository.js';
import { contactResource } from './contacts.resource.js';

interface Waiting extends Record<string, unknown> {
  readonly contact_id: string;
  readonly decision_id: string;
  readonly person_id: string;
  readonly party_id: string;
}

export async function reviewPage(scribe: Scribe, page: Page, language: Language) {
  const { tx, keys } = scribe;
  const { sql, values } = pageClause(page, 2, 'contact_id');
  const found = await tx.query<Waiting>(
    `select contact_id, decision_id, person_id, party_id from contact_state
      where tenant = $1 and status = 'review' ${sql}`,
    [tx.tenant, ...values],
  );
  const { rows, has_more } = cut(found, page);
  const contacts = await readContacts(
    tx,
    rows.map(({ contact_id }) => contact_id),
  );
  const decisions = await readDecisions(tx, keys, rows);
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const reviews = rows.flatMap(({ contact_id, decision_id }) => {
    const contact = byId.get(contact_id);
    const decision = decisions.get(decision_id);
    if (contact === undefined) return [];
    return [
      {
        object: 'review',
        contact: contactResource(contact, new Map()),
        // Nobody can answer for words they may not see.
        decision:
          decision === undefined
            ? null
            : shownDecision(decision, new Set(['personal:read']), language),
      },
    ];
  });
  const seen = rows.filter(({ decision_id }) => decisions.get(decision_id)?.message !== undefined);
  await recordAccesses(
    scribe,
    'review',
    seen.map(({ party_id, contact_id }) => ({
      partyId: party_id,
      object: publicId('contact', contact_id),
    })),
  );
  return { rows: reviews, has_more };
}
