/** A draft is kept in the browser as it is typed: nothing is lost, and nobody else sees it before it is proposed. */
import { dropOwn, storedOwn, storeOwn } from '../../parts/browserStore.js';
import type { Values } from './draft.js';

const KEPT = 'policy-draft';

export function keptDraft(): Values | undefined {
  return storedOwn(KEPT) as Values | undefined;
}

export function keepDraft(values: Values): void {
  storeOwn(KEPT, values);
}

export function dropDraft(): void {
  dropOwn(KEPT);
}
