/** The clocks that a person may live by. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { zonesOf } from '../person/PersonHead.js';

export const zonesQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'zones'],
    queryFn: async () =>
      zonesOf(await answer(api.GET('/v1/parties/{id}', { params: { path: { id } } }))),
    staleTime: 60_000,
  });

export function useZones(id: string) {
  return useQuery(zonesQuery(id));
}
