/**
 * Words that were typed and not yet saved, kept in the browser, so that a reload or a crash loses nothing.
 *
 * Only the template itself: neither whom a preview was about, nor an address, nor the reason of a change.
 */
import type { Content } from './useWords.js';

export interface Kept {
  readonly content: Content;
  /** Of the draft that was edited; 0: there was none yet. */
  readonly revision: number;
  readonly at: string;
}

const keyOf = (name: string) => `dunwell.words.${name}`;

export function keep(name: string, content: Content, revision: number): void {
  const kept: Kept = { content, revision, at: new Date().toISOString() };
  localStorage.setItem(keyOf(name), JSON.stringify(kept));
}

export function keptOf(name: string): Kept | undefined {
  const text = localStorage.getItem(keyOf(name));
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return undefined;
  }
}

export function letGo(name: string): void {
  localStorage.removeItem(keyOf(name));
}
