/** The names of all templates, whatever their channel and language, for a field to choose one. */
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

export function useTemplateNames() {
  return useQuery({ queryKey: ['templates', 'names'], queryFn: () => names(), staleTime: 60_000 });
}

async function names(starting_after?: string): Promise<string[]> {
  const query = { limit: 200, ...(starting_after !== undefined && { starting_after }) };
  const { data, has_more } = await answer(api.GET('/v1/templates', { params: { query } }));
  const last = has_more ? data.at(-1)?.id : undefined;
  const all = [...data.map(({ name }) => name), ...(last === undefined ? [] : await names(last))];
  return [...new Set(all)].toSorted();
}
