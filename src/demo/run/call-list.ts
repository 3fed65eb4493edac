/** A collector's hour: takes two calls from the list, makes one of them, and nobody answers. */
import { z } from 'zod';
import type { Api } from '../service-process.js';
import type { Contact } from './contacts.js';

const claimed = z.object({
  claimed: z.boolean(),
  status: z.string(),
  because: z.array(z.string()).optional(),
});

const TO_CLAIM = 2;

/** Says what happened, a line each. */
export async function workCallList(api: Api, contacts: readonly Contact[]): Promise<string[]> {
  const ready = contacts
    .filter(({ status }) => status === 'ready')
    .toSorted((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const said: string[] = [];
  const taken: Contact[] = [];
  for (const contact of ready) {
    if (taken.length === TO_CLAIM) break;
    const claim = claimed.parse(await api.post(`/v1/calls/${contact.id}/claim`, {}));
    if (claim.claimed) taken.push(contact);
    else said.push(refused(contact, claim.status, claim.because));
  }
  const [made, kept] = taken;
  if (made === undefined) return [...said, 'the call list is empty: nobody may be called now'];
  await api.post(`/v1/calls/${made.id}/complete`, { outcome: 'no_answer' });
  said.push(`a collector took ${made.external_id} and called: no answer`);
  if (kept !== undefined) said.push(`a collector took ${kept.external_id} and is about to call`);
  const waiting = ready.length - taken.length;
  return [...said, `${waiting} more ${waiting === 1 ? 'call waits' : 'calls wait'} on the list`];
}

function refused({ external_id }: Contact, status: string, because: string[] = []): string {
  return `a collector wanted ${external_id}, but it is ${status} now: ${because.join('; ')}`;
}
