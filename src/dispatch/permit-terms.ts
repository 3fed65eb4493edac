/** What a permit says: the words and the address that the decision judged, and who carries them. */
import type { Person } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import type { DispatchContext } from './context.js';
import { hashOf } from './message.js';
import { optOutToken } from './opt-out-link.js';
import { PermitError, type PermitTerms } from './permit.js';
import type { Sending } from './sending.repository.js';
import type { VendorTemplate } from './vendor-template.js';
import { vendorTexts } from './vendor-template.repository.js';

/** What leaves is read back from the evidence of the decision: nothing else can be sent. */
export async function termsOf(
  tx: Tx,
  context: DispatchContext,
  sendings: readonly Sending[],
  persons: ReadonlyMap<string, Person>,
): Promise<PermitTerms[]> {
  if (sendings.length === 0) return [];
  const wanted = (section: string) =>
    sendings.map((one) => ({
      record_id: one.decision_id,
      section,
      person: persons.get(one.party_id) ?? null,
    }));
  const [opened, senders, texts] = await Promise.all([
    openSections(tx, context.keys, [...wanted('content'), ...wanted('endpoint')]),
    tx.query<PermitTerms['sender'] & { id: string }>(
      'select id, name, sms_from, email_from, reply_to from organisation where tenant = $1 and id = any($2)',
      [tx.tenant, sendings.map((one) => one.sender_id)],
    ),
    textsOf(tx, sendings),
  ]);
  const senderOf = new Map(senders.map((row) => [row.id, row]));
  return sendings.map((one, i) => {
    const content = opened[i] as PermitTerms['content'] | undefined;
    const endpoint = opened[sendings.length + i] as { address: string } | undefined;
    if (content === undefined || endpoint === undefined) {
      throw new PermitError('the words or the address were erased since: nothing is sent');
    }
    if (!hashOf(one.channel, content).equals(one.text_hash)) {
      throw new PermitError(
        'the text in the evidence is not the text that was judged: nothing is sent',
      );
    }
    return {
      tenant: tx.tenant,
      contact_id: one.contact_id,
      attempt_id: one.attempt_id,
      channel: one.channel,
      address: endpoint.address,
      content,
      text_hash: one.text_hash,
      vendor_templates: texts.get(textKey(one)) ?? [],
      sender: senderOf.get(one.sender_id)!, // a foreign key of its contact
      opt_out_url:
        one.channel === 'email' && context.isPublic
          ? `${context.publicUrl}/v1/opt-out/${optOutToken(context.keys, tx.tenant, one.contact_id)}`
          : null,
      expires_at: one.permit_until.getTime(),
      deliver_until: one.deliver_until.getTime(),
    };
  });
}

/** What the vendors of this chunk have approved; the environment's hold no texts. */
async function textsOf(
  tx: Tx,
  sendings: readonly Sending[],
): Promise<ReadonlyMap<string, readonly VendorTemplate[]>> {
  const ids = new Set(sendings.flatMap(({ vendor }) => fromPublicId('vendor', vendor) ?? []));
  const texts = new Map<string, VendorTemplate[]>();
  if (ids.size === 0) return texts;
  for (const { vendor_id, template_id, version, ...row } of await vendorTexts(tx, [...ids])) {
    const vendor = publicId('vendor', vendor_id);
    const key = textKey({ vendor, template_id, template_version: version });
    texts.set(key, [...(texts.get(key) ?? []), row]);
  }
  return texts;
}

function textKey(one: Pick<Sending, 'vendor' | 'template_id' | 'template_version'>): string {
  return `${one.vendor}/${one.template_id}/${one.template_version}`;
}
