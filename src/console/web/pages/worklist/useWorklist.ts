/**
 * A list that is worked from its head: one row is open, and when it is answered the next one opens by itself.
 *
 * The open row stands in the address, so that it can be shown to a colleague. A row that somebody else has
 * answered meanwhile leaves the list too, and what happened is told (`notice`).
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import type { More } from '../../api/useMore.js';
import { useKeys } from '../../parts/useKeys.js';

export interface Answered {
  readonly answer: string;
  readonly by: string;
  readonly at: string;
}

export interface Notice {
  readonly kind: 'done' | 'taken';
  readonly what: string;
  /** Who was faster, if that is known. */
  readonly first: Answered | null;
}

interface Row {
  readonly id: string;
}

/** Refusals that say: this row waits for nobody any more. */
const TAKEN = new Set([
  'not-in-review',
  'not-open',
  'not-unknown',
  'not-replayable',
  'not-stoppable',
]);

export interface Worklist<T extends Row> {
  readonly rows: readonly T[];
  readonly open: T | undefined;
  readonly select: (id: string) => void;
  readonly notice: Notice | undefined;
  readonly problem: ProblemBody | undefined;
  readonly isActing: boolean;
  /** @param what in words, for the notice */
  readonly act: (row: T, what: string, act: () => Promise<unknown>) => void;
  readonly list: More<T>;
}

/** @param key under which the list is kept: it is read again after each answer */
export function useWorklist<T extends Row>(key: string, list: More<T>): Worklist<T> {
  const [search, setSearch] = useSearchParams();
  const queries = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = useState<Notice>();
  const rows = list.rows.filter(({ id }) => !gone.has(id));
  const named = search.get('row');
  const open = rows.find(({ id }) => id === named) ?? rows[0];
  const select = (id: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (id === undefined) after.delete('row');
        else after.set('row', id);
        return after;
      },
      { replace: true },
    );
  const leave = (row: T) => {
    const at = rows.findIndex(({ id }) => id === row.id);
    if (open?.id === row.id) select((rows[at + 1] ?? rows[at - 1])?.id);
    setGone((before) => new Set([...before, row.id]));
    if (rows.length < 3 && list.hasMore) list.loadMore();
    for (const queryKey of [[key], ['work']]) void queries.invalidateQueries({ queryKey });
  };
  const mutation = useMutation({
    mutationFn: ({ act }: { row: T; what: string; act: () => Promise<unknown> }) => act(),
    onSuccess: (_, { row, what }) => {
      setNotice({ kind: 'done', what, first: null });
      leave(row);
    },
    onError: (error, { row, what }) => {
      const problem = problemOf(error);
      if (!TAKEN.has(problem.code)) {
        // What was refused is shown at its row.
        select(row.id);
        return;
      }
      const first = (problem as { answer?: Answered | null }).answer ?? null;
      setNotice({ kind: 'taken', what, first });
      leave(row);
      mutation.reset();
    },
  });
  const move = (by: number) => () => {
    const at = rows.findIndex(({ id }) => id === open?.id);
    const next = rows[at + by];
    if (next !== undefined) pick(next.id);
  };
  const pick = (id: string) => {
    if (!mutation.isPending) mutation.reset();
    select(id);
  };
  useKeys({ j: move(1), k: move(-1) });
  return {
    rows,
    open,
    select: pick,
    notice,
    problem: mutation.error === null ? undefined : problemOf(mutation.error),
    isActing: mutation.isPending,
    act: (row, what, act) => {
      setNotice(undefined);
      mutation.mutate({ row, what, act });
    },
    list,
  };
}
