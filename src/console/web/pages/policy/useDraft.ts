/** A draft is kept in the browser as it is typed: nothing is lost, and nobody else sees it before it is proposed. */
import type { Values } from './draft.js';

const KEPT = 'dunwell.policy-draft';

export function keptDraft(): Values | undefined {
  const text = localStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Values);
}

export function keepDraft(values: Values): void {
  localStorage.setItem(KEPT, JSON.stringify(values));
}

export function dropDraft(): void {
  localStorage.removeItem(KEPT);
}
