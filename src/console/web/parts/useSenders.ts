/** Organisations in whose name something may be sent, for a field to choose one by its name. */
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

export function useOrganisations() {
  return useQuery({
    queryKey: ['organisations'],
    queryFn: () => answer(api.GET('/v1/organisations', { params: { query: { limit: 200 } } })),
    staleTime: 60_000,
  });
}

export function useSenderOptions() {
  const { data, isLoading } = useOrganisations();
  const options = (data?.data ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }));
  return { options, isLoading };
}
