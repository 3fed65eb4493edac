/** The words in the editor, beside those that are saved. */
import { useEffect, useMemo, useState } from 'react';
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
  /** The words as they are saved, or others, in the place of those typed. */
  readonly take: (saved: Saved) => void;
  /** The same words, now on top of another revision. */
  readonly standOn: (revision: number) => void;
}

/** @param name under which unsaved words are kept in this browser */
export function useWords(name: string, saved: Saved): Editing {
  const kept = useMemo(() => keptOf(name), [name]);
  const isKept = kept !== undefined && !isSame(kept.content, saved.content);
  const [content, setContent] = useState(isKept ? kept.content : saved.content);
  const [revision, setRevision] = useState(isKept ? kept.revision : saved.revision);
  const [restoredAt, setRestoredAt] = useState(isKept ? kept.at : undefined);
  const isChanged = !isSame(content, saved.content);
  useEffect(() => {
    if (isChanged) keep(name, content, revision);
    else letGo(name);
  }, [name, content, revision, isChanged]);
  return {
    content,
    revision,
    isChanged,
    restoredAt: isChanged ? restoredAt : undefined,
    change: (part) => setContent((now) => cleaned({ ...now, ...part })),
    take: (other) => {
      setContent(other.content);
      setRevision(other.revision);
      setRestoredAt(undefined);
    },
    standOn: setRevision,
  };
}

/** What the API takes: the HTML of a mail is made by the service. */
export function contentOf(stored: Content & { readonly html?: unknown }): Content {
  const { subject, text, purposes, variables } = stored;
  return { ...(subject === undefined ? {} : { subject }), text, purposes, variables };
}

function cleaned(content: Content): Content {
  return contentOf(content);
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
