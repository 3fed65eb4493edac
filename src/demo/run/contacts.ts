/** Contacts as the API answers them, as far as the demo looks at them. */
import { z } from 'zod';
import { STATUSES, type ContactStatus } from '../../schedule/contact.js';
import type { Api } from '../service-process.js';

const contact = z.object({
  id: z.string(),
  external_id: z.string(),
  to: z.object({ party: z.string() }),
  status: z.enum(STATUSES),
  channel: z.enum(['sms', 'email', 'call']),
  purpose: z.string(),
  verdict: z.enum(['allow', 'defer', 'review', 'block']).nullable(),
  rules: z.array(z.string()),
  hold: z.object({ reason: z.string(), rule: z.string().nullable(), until: z.string() }).nullable(),
  vendor_message_id: z.string().nullable(),
  error_code: z.string().nullable(),
  not_before: z.string().nullable(),
  sent_at: z.string().nullable(),
  created_at: z.string(),
  metadata: z.record(z.string(), z.string()),
});

export type Contact = z.infer<typeof contact>;

const page = z.object({ data: z.array(contact), has_more: z.boolean() });

const PAGE = 200;

/** All of them, oldest first. */
export async function allContacts(api: Api): Promise<Contact[]> {
  const found: Contact[] = [];
  for (;;) {
    const last = found.at(-1);
    const after = last === undefined ? '' : `&starting_after=${last.id}`;
    const { data, has_more } = page.parse(await api.get(`/v1/contacts?limit=${PAGE}${after}`));
    found.push(...data);
    if (!has_more || data.length === 0) return found;
  }
}

export async function contactOf(api: Api, externalId: string): Promise<Contact> {
  return contact.parse(await api.get(`/v1/contacts/external:${externalId}`));
}

const ON_ITS_WAY: readonly ContactStatus[] = ['queued', 'permitted', 'sending'];

/** Whether something is still to happen to it today: what is planned for later is not. */
export function isMoving({ status, not_before }: Contact, nowMs: number): boolean {
  if (status !== 'scheduled') return ON_ITS_WAY.includes(status);
  return not_before === null || Date.parse(not_before) <= nowMs;
}
