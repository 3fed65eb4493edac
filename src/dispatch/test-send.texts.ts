/**
 * What a vendor that takes only approved texts is given with a test: those that it holds for the template, as a
 * contact would be given them. A code goes into the vendor's own approved words around it, if it has some.
 */
import type { Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import type { Vendor } from './channel.js';
import type { PermitTerms } from './permit.js';
import type { Test, TestedTemplate } from './test-send.js';
import type { VendorTemplate } from './vendor-template.js';

type Carried = Pick<PermitTerms, 'content' | 'vendor_templates'>;

export async function carried(tx: Tx, vendor: Vendor, test: Test): Promise<Carried> {
  const { channel, content, template, code } = test;
  if (template !== null)
    return { content, vendor_templates: await textsFor(tx, vendor.name, channel, template) };
  const text = vendor.code_text;
  if (text === undefined || code === undefined) return { content, vendor_templates: [] };
  return { content: { text: around(code, text) }, vendor_templates: [text] };
}

function around(code: string, { sign_name, text }: VendorTemplate): string {
  return `${sign_name === null ? '' : `【${sign_name}】`}${text.replace('${code}', code)}`;
}

/** Of a version its own; of a draft those of any version, newest first: only what says exactly its words fits. */
async function textsFor(
  tx: Tx,
  vendor: string,
  channel: string,
  { name, locale, version }: TestedTemplate,
): Promise<VendorTemplate[]> {
  const id = fromPublicId('vendor', vendor);
  if (id === undefined) return [];
  return tx.query<VendorTemplate & Record<string, unknown>>(
    `select v.code, v.sign_name, v.text
       from template t join vendor_template v on v.tenant = t.tenant and v.template_id = t.id and v.vendor_id = $2
      where t.tenant = $1 and t.channel = $3 and t.name = $4 and t.locale = $5 and ($6::int is null or v.version = $6)
      order by v.version desc, v.code`,
    [tx.tenant, id, channel, name, locale, version],
  );
}
