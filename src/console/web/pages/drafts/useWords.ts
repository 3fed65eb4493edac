/**
 * The words in the editor, beside those that are saved.
 *
 * Until somebody types they are the saved ones, also when others save meanwhile: who only looks has no words of their own.
 */
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client.js';
import { keep, keptOf, letGo } from './kept.js';

export type Content = Schemas['TemplateWords'];

export interface Saved {
  readonly content: Content;
  readonly revision: number;
}

export interface Editing {
  readonly content: Content;
  readonly change: (part: Partial<Content>) => void;
  readonly isChanged: boolean;
  /** The revision that these words stand on. */
  readonly revision: number;
  /** When words were restored that had been typed before a reload. */
  readonly restoredAt: string | undefined;
  /** The words as they are saved in the place of those typed. */
  readonly takeSaved: () => void;
  /** The same words, now on top of another revision. */
  readonly standOn: (revision: number) => void;
}

interface Own extends Saved {
  /** When they were typed, if that was before a reload. */
  readonly at?: string;
}

/** @param name under which unsaved words are kept in this browser */
export function useWords(name: string, saved: Saved): Editing {
  const [own, setOwn] = useState<Own | undefined>(() => keptOf(name));
  const isChanged = own !== undefined && !isSame(own.content, saved.content);
  useEffect(() => {
    if (own !== undefined && isChanged) keep(name, own.content, own.revision);
    else {
      letGo(name);
      setOwn((now) => (now === own ? undefined : now));
    }
  }, [name, own, isChanged]);
  const { content, revision } = isChanged ? own : saved;
  return {
    content,
    revision,
    isChanged,
    restoredAt: isChanged ? own.at : undefined,
    change: (part) =>
      setOwn((now) => {
        const before = now ?? saved;
        return { ...before, content: contentOf({ ...before.content, ...part }) };
      }),
    takeSaved: () => setOwn(undefined),
    standOn: (next) => setOwn((now) => now && { ...now, revision: next }),
  };
}

/** What the API takes: the HTML of a mail is made by the service. */
export function contentOf(stored: Content & { readonly html?: unknown }): Content {
  const { subject, text, purposes, variables } = stored;
  return { ...(subject === undefined ? {} : { subject }), text, purposes, variables };
}

export function isSame(one: Content, other: Content): boolean {
  return sorted(one) === sorted(other);
}

/** Of the same words in whatever order their fields are stored. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
