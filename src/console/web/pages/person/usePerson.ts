/** What the page of a person reads, each part by itself so that a slow one holds up no other. */
import {
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client.js';
import type { More } from '../../api/useMore.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { useLanguage } from '../../words/language.js';
import { useUnmasking } from './unmasking.js';

export type Card = Schemas['Card'];
export type Outlook = Schemas['Outlook'];
export type Debt = Schemas['Debt'];
export type Entry = Schemas['Timeline']['data'][number];
export type Contact = Schemas['Contact'];
export type Purpose = Outlook['purpose'];

export function cardOf(id: string, reason: string | undefined) {
  const header = unmaskHeader(reason);
  return queryOptions({
    queryKey: ['person', id, 'card', reason],
    queryFn: () => answer(api.GET('/v1/parties/{id}/card', { params: { path: { id }, header } })),
  });
}

export function useCard(id: string) {
  const { reason, keeping } = useUnmasking();
  return useQuery({
    ...cardOf(id, reason),
    // What is masked stays until it can be read, so that nothing typed is lost with it.
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
    retry: false,
    ...keeping,
  });
}

export function useOutlook(id: string, purpose: Purpose, sender: string | undefined) {
  const { language } = useLanguage();
  return useQuery({
    queryKey: ['person', id, 'outlook', purpose, sender, language],
    queryFn: async () => {
      const query = { purpose, ...(sender !== undefined && { sender }) };
      const outlook = await answer(
        api.GET('/v1/parties/{id}/outlook', { params: { path: { id }, query } }),
      );
      return { outlook, readAt: performance.now() };
    },
    refetchInterval: 60_000,
    retry: false,
  });
}

/** The debts that this person owes, and those that the outlook names besides. */
export function useDebts(id: string, named: readonly string[]) {
  const own = useQuery({
    queryKey: ['person', id, 'debts'],
    queryFn: () =>
      answer(api.GET('/v1/debts', { params: { query: { borrower: id, limit: 200 } } })),
  });
  const known = own.data?.data ?? [];
  const others =
    own.data === undefined ? [] : named.filter((one) => !known.some((d) => d.id === one));
  const read = useQueries({
    queries: others.map((debt) => ({
      queryKey: ['debt', debt],
      queryFn: () => answer(api.GET('/v1/debts/{id}', { params: { path: { id: debt } } })),
    })),
  });
  return [...known, ...read.flatMap(({ data }) => data ?? [])];
}

export interface TimelineRead extends More<Entry> {
  readonly planned: readonly Contact[];
}

export function useTimeline(id: string): TimelineRead {
  const { reason, header, keeping } = useUnmasking();
  const query = useInfiniteQuery({
    queryKey: ['person', id, 'timeline', reason],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/parties/{id}/timeline', {
          params: {
            path: { id },
            header,
            query: { ...(pageParam !== undefined && { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
    retry: false,
    ...keeping,
  });
  return {
    rows: query.data?.pages.flatMap(({ data }) => data) ?? [],
    planned: query.data?.pages[0]?.planned ?? [],
    isLoading: query.isLoading,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    loadMore: () => void query.fetchNextPage(),
  };
}

/** After something was entered everything about the person is read again. */
export function useReadAgain(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['person', id] });
}
