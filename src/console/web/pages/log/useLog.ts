/**
 * Contacts from the newest on. A page of the API looks at a bounded number of contacts, so that a search for what is
 * rare comes in several: they are asked for by themselves until the screen is full.
 */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answer, api } from '../../api/client.js';
import type { queryOf } from './filters.js';

const ENOUGH_ROWS = 25;
const PAGES_MAX = 60;

export function useLog(query: ReturnType<typeof queryOf>) {
  const asked = useInfiniteQuery({
    queryKey: ['log', query],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/contacts', {
          params: {
            query: {
              ...query,
              order: 'newest',
              limit: 50,
              ...(pageParam === undefined ? {} : { starting_after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = asked;
  const pages = data?.pages ?? [];
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const isShort =
    asked.error === null &&
    hasNextPage &&
    rows.length < ENOUGH_ROWS &&
    pages.length % PAGES_MAX !== 0;
  useEffect(() => {
    if (isShort && !isFetching && !isPlaceholderData) void fetchNextPage();
  }, [isShort, isFetching, isPlaceholderData, fetchNextPage]);
  return {
    rows,
    error: asked.error,
    isLoading: asked.isLoading || isShort,
    hasMore: hasNextPage,
    searchedTo: pages.at(-1)?.searched_to ?? null,
    loadMore: () => void fetchNextPage(),
  };
}
