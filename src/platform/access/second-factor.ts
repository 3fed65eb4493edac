/** Who must have a second factor: whoever approves what others made, and whoever administers; or everybody. */
import { permitted, type Scope } from './scopes.js';

export type TotpFor = 'approvers' | 'everyone';

const GRAVE: readonly Scope[] = ['admin', 'templates:approve', 'policies:write', 'review:decide'];

export function needsTotp(roles: readonly string[], who: TotpFor): boolean {
  if (who === 'everyone') return true;
  const scopes = permitted(roles);
  return GRAVE.some((scope) => scopes.has(scope));
}
