/** Which texts a vendor has approved for which version of a template of ours. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { VendorTemplate } from './vendor-template.js';

export type TemplateVersion = { readonly template_id: string; readonly version: number };
export type VendorTextRow = VendorTemplate & TemplateVersion & { readonly created_at: Date };

export async function vendorTexts(
  tx: Tx,
  vendorIds: readonly string[],
): Promise<(VendorTextRow & { readonly vendor_id: string })[]> {
  return tx.query(
    `select vendor_id, template_id, version, code, sign_name, text, created_at from vendor_template
      where tenant = $1 and vendor_id = any($2) order by vendor_id, template_id, version, code`,
    [tx.tenant, vendorIds],
  );
}

/** These and no others; false if there is no such version. */
export async function replaceVendorTexts(
  tx: Tx,
  vendorId: string,
  { template_id, version }: TemplateVersion,
  texts: readonly VendorTemplate[],
  by: string,
): Promise<boolean> {
  const known = await tx.query(
    'select 1 from template_version where tenant = $1 and template_id = $2 and version = $3',
    [tx.tenant, template_id, version],
  );
  if (known.length === 0) return false;
  await tx.query(
    'delete from vendor_template where tenant = $1 and vendor_id = $2 and template_id = $3 and version = $4',
    [tx.tenant, vendorId, template_id, version],
  );
  await tx.query(
    `insert into vendor_template (tenant, vendor_id, template_id, version, code, sign_name, text, created_at, created_by)
     select $1, $2, $3, $4, t.code, t.sign_name, t.text, $5, $6
       from unnest($7::text[], $8::text[], $9::text[]) t (code, sign_name, text)`,
    [
      tx.tenant,
      vendorId,
      template_id,
      version,
      iso(tx.at),
      by,
      texts.map(({ code }) => code),
      texts.map(({ sign_name }) => sign_name),
      texts.map(({ text }) => text),
    ],
  );
  return true;
}
