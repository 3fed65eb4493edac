/** Which of our mails one that comes back is about: by the address it was returned to, or by the mails it names. */
import { readBounceAddress } from '../dispatch/bounce-address.js';
import { readSendReference, type SendReference } from '../dispatch/send-reference.js';
import { readVendors } from '../dispatch/vendor.repository.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';

/** The mail server of the environment, as `Vendor.name`. */
export const HOUSE_MAIL = 'smtp';

export interface SentMail {
  readonly contact_id: string;
  readonly attempt_id: string;
  readonly vendor: string;
  readonly vendor_message_id: string | null;
  readonly endpoint_id: string;
  readonly party_id: string;
}

// Whoever carried it: a tenant may have set up another vendor since.
const COLUMNS = `s.contact_id, s.attempt_id, s.vendor, s.vendor_message_id, c.endpoint_id, c.party_id
  from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id and c.channel = 'email'
 where s.tenant = $1 and s.vendor is not null`;
const SENT = `
  select ${COLUMNS} and s.vendor = any($2) and s.vendor_message_id = any($3)
  union select ${COLUMNS} and s.contact_id = any($4::uuid[]) and s.attempt_id = any($5::uuid[])`;

/**
 * Finds a mail of ours by one of its names. The names of the addresses it came to count before those it quotes.
 * @param messages Message-IDs, the nearest first
 */
export async function mailsNamed(
  tx: Tx,
  addresses: readonly string[],
  messages: readonly string[],
): Promise<(message: string | null) => SentMail | undefined> {
  const returned = addresses.flatMap((address) => readBounceAddress(address) ?? []);
  const own = returned.filter(({ tenant }) => tenant === tx.tenant);
  const references = [...own, ...messages.flatMap((message) => referenceIn(message) ?? [])];
  if (references.length === 0 && messages.length === 0) return () => undefined;
  const vendors = (await readVendors(tx)).filter(({ channel }) => channel === 'email');
  const rows = await tx.query<SentMail & Record<string, unknown>>(SENT, [
    tx.tenant,
    [HOUSE_MAIL, ...vendors.map(({ id }) => publicId('vendor', id))],
    messages,
    references.map(({ contact_id }) => contact_id),
    references.map(({ attempt_id }) => attempt_id),
  ]);
  const is = (reference: SendReference | undefined) => (row: SentMail) =>
    row.contact_id === reference?.contact_id && row.attempt_id === reference.attempt_id;
  return (message) => {
    const byAddress = own.flatMap((reference) => rows.find(is(reference)) ?? []).at(0);
    if (byAddress !== undefined || message === null) return byAddress;
    return (
      rows.find(({ vendor_message_id }) => vendor_message_id === message) ??
      rows.find(is(referenceIn(message)))
    );
  };
}

/** As our adapters name mails. */
function referenceIn(message: string): SendReference | undefined {
  return readSendReference(message.replace(/^<|@[^@]*$/g, ''));
}
