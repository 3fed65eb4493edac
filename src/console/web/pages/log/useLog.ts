/**
 * Contacts from the newest on. A page of the API looks at a bounded number of contacts, so that a search for what is
 * rare comes in several: they are asked for by themselves until the screen is full. More than a screen follows when
 * the first is drawn.
 */
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answer, api } from '../../api/client.js';
import type { queryOf } from './filters.js';

const ENOUGH_ROWS = 25;
const MORE_ROWS = 50;
const PAGES_MAX = 60;

function logOf(query: ReturnType<typeof queryOf>) {
  return infiniteQueryOptions({
    queryKey: ['log', query],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/contacts', {
          params: {
            query: {
              ...query,
              order: 'newest',
              ...(pageParam === undefined
                ? { limit: ENOUGH_ROWS }
                : { limit: MORE_ROWS, starting_after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useLog(query: ReturnType<typeof queryOf>) {
  // While the page is still being drawn for the first time.
  usePrefetchInfiniteQuery(logOf(query));
  const asked = useInfiniteQuery({ ...logOf(query), placeholderData: keepPreviousData });
  const { data, hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = asked;
  const pages = data?.pages ?? [];
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const isShort = rows.length < ENOUGH_ROWS;
  const isDue =
    asked.error === null &&
    hasNextPage &&
    (pages.length === 1 || (isShort && pages.length % PAGES_MAX !== 0));
  useEffect(() => {
    if (isDue && !isFetching && !isPlaceholderData) void fetchNextPage();
  }, [isDue, isFetching, isPlaceholderData, fetchNextPage]);
  return {
    rows,
    error: asked.error,
    isLoading: asked.isLoading || (isDue && isShort),
    hasMore: hasNextPage,
    searchedTo: pages.at(-1)?.searched_to ?? null,
    loadMore: () => void fetchNextPage(),
  };
}
