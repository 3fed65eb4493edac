/** How answers are kept: shown at once from memory, asked again in the background. */
import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.js';

/** A refusal stays a refusal; only silence and trouble of the service are worth another try. */
function isWorthARetry(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < 2 && (status === 0 || status === 429 || status >= 502);
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: isWorthARetry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
