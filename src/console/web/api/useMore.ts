/**
 * A list that is read by cursor, page after page.
 *
 * `const list = useMore(['pauses', status], (after) => answer(api.GET('/v1/pauses', { params: { query: {
 * status, starting_after: after } } })));` and `<LoadMore list={list} />` below the rows.
 */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Listed<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
}

export interface More<T> {
  readonly rows: readonly T[];
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: unknown;
  readonly loadMore: () => void;
}

/** Ids sort by time; this one comes after them all. */
export const lastId = (prefix: string) => `${prefix}_${'f'.repeat(32)}`;

/**
 * The newest first: a list of the API begins with the oldest, so it is read from its end backwards.
 *
 * @param prefix of the ids of the list @param read asked for what stands before an id
 */
export function useNewest<T extends { readonly id: string }>(
  key: readonly unknown[],
  prefix: string,
  read: (before: string) => Promise<Listed<T>>,
): More<T> {
  return useMore([...key, 'newest'], async (after) => {
    const { data, has_more } = await read(after ?? lastId(prefix));
    return { has_more, data: data.toReversed() };
  });
}

/**
 * @param read asked with the id of the last row that is shown, or nothing at first
 * @param isOnRecord whether each reading leaves a record: then it is not read again just because the window was looked at
 */
export function useMore<T extends { readonly id: string }>(
  key: readonly unknown[],
  read: (after: string | undefined) => Promise<Listed<T>>,
  isOnRecord = false,
): More<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.has_more ? last.data.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
    ...(isOnRecord && { staleTime: Infinity, refetchOnWindowFocus: false }),
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data]);
  return {
    rows,
    isLoading: query.isLoading,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    loadMore: () => void query.fetchNextPage(),
  };
}
