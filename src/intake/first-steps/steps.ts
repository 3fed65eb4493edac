/** What a new house needs before its first message leaves, and what of it is there. */
import { declarationInForce } from '../../policies/declaration.js';
import type { Tx } from '../../platform/database.js';

export const STEPS = [
  'colleague',
  'declaration',
  'template',
  'vendor',
  'key',
  'portfolio',
] as const;

export interface Step {
  readonly step: (typeof STEPS)[number];
  readonly is_done: boolean;
}

export async function isEmpty(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ empty: boolean }>(
    `select not exists (select from organisation where tenant = $1)
        and not exists (select from party where tenant = $1) as empty`,
    [tx.tenant],
  );
  return row?.empty === true;
}

type Found = { colleague: boolean; template: boolean; key: boolean };

/** Each question stops at the first row that answers it. */
export async function stepsOf(tx: Tx, hasVendor: boolean): Promise<Step[]> {
  const [row] = await tx.query<Found>(
    `select exists (select from app_user where tenant = $1 and disabled_at is null
                       and roles && array['compliance', 'admin'] offset 1) as colleague,
            exists (select from template where tenant = $1 and active_version is not null) as template,
            exists (select from api_key k join app_user u on u.tenant = k.tenant and u.id = k.user_id
                     where k.tenant = $1 and k.revoked_at is null and u.disabled_at is null
                       and 'contacts:write' = any(k.scopes) and 'system' = any(u.roles)) as key`,
    [tx.tenant],
  );
  const done: Record<Step['step'], boolean> = {
    colleague: row?.colleague === true,
    declaration: (await declarationInForce(tx)) !== undefined,
    template: row?.template === true,
    vendor: hasVendor,
    key: row?.key === true,
    portfolio: !(await isEmpty(tx)),
  };
  return STEPS.map((step) => ({ step, is_done: done[step] }));
}
