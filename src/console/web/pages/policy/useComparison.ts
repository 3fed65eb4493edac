/** What a draft would tighten or loosen, asked anew half a second after the last key. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import type { Content } from './draft.js';

export function useComparison(content: Content) {
  // A draft without a name yet is compared all the same; a bad name is shown at its field.
  const asked = JSON.stringify({ ...content, version: content.version || 'draft' });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 500);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ['policy', 'compared', settled],
    queryFn: () =>
      answer(api.POST('/v1/policies/compare', { body: JSON.parse(settled) as Content })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return {
    comparison: query.data,
    problem: query.error === null ? undefined : problemOf(query.error),
  };
}
