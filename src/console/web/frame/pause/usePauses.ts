/** The pauses in force, looked at again and again: whoever opens a page must see that it is stopped. */
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client.js';
import { useSession } from '../session.js';

export type Pause = Schemas['Pause'];

const OPEN = ['active', 'resume_requested'] as const;
const EVERY_MS = 10_000;

/** Nobody is at the desk because of these: they do not keep a session alive. */
const BACKGROUND = { 'X-Background': 'true' };

export function usePauses(): readonly Pause[] {
  const { may } = useSession();
  const { data } = useQuery({
    queryKey: ['pauses', 'in-force'],
    queryFn: read,
    enabled: may('contacts:read'),
    refetchInterval: EVERY_MS,
  });
  return data ?? [];
}

async function read(): Promise<Pause[]> {
  const lists = await Promise.all(
    OPEN.map((status) =>
      answer(api.GET('/v1/pauses', { params: { query: { status } }, headers: BACKGROUND })),
    ),
  );
  return lists.flatMap(({ data }) => data).filter(({ in_force }) => in_force);
}
