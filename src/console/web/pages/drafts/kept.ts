/**
 * Words that were typed and not yet saved, kept in the browser, so that a reload or a crash loses nothing.
 *
 * Only the template itself: neither whom a preview was about, nor an address, nor the reason of a change.
 */
import { dropOwn, storedOwn, storeOwn } from '../../parts/browserStore.js';
import type { Content } from './useWords.js';

export interface Kept {
  readonly content: Content;
  /** Of the draft that was edited; 0: there was none yet. */
  readonly revision: number;
  readonly at: string;
}

const keyOf = (name: string) => `words.${name}`;

export function keep(name: string, content: Content, revision: number): void {
  storeOwn(keyOf(name), { content, revision, at: new Date().toISOString() } satisfies Kept);
}

export function keptOf(name: string): Kept | undefined {
  return storedOwn(keyOf(name)) as Kept | undefined;
}

export function letGo(name: string): void {
  dropOwn(keyOf(name));
}
