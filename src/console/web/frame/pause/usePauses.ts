/** The pauses in force, looked at again and again: whoever opens a page must see that it is stopped. */
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client.js';
import { lastId } from '../../api/useMore.js';
import { useSession } from '../session.js';

export type Pause = Schemas['Pause'];

const EVERY_MS = 10_000;

export function usePauses(): readonly Pause[] {
  const { may } = useSession();
  const { data } = useQuery({
    queryKey: ['pauses', 'in-force'],
    queryFn: () => read(),
    enabled: may('contacts:read'),
    refetchInterval: EVERY_MS,
  });
  return data ?? [];
}

/** The newest first, and all of them: what stops everything may be older than many that stop a part. */
async function read(ending_before = lastId('pau')): Promise<Pause[]> {
  const query = { in_force: 'true' as const, limit: 200, ending_before };
  const { data, has_more } = await answer(api.GET('/v1/pauses', { params: { query } }));
  const oldest = has_more ? data[0] : undefined;
  return [...data.toReversed(), ...(oldest === undefined ? [] : await read(oldest.id))];
}
