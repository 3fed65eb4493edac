/** How much waits for people, by list: counted by the service, each list up to a thousand. */
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client.js';
import { useSession } from './session.js';

export type Work = Schemas['Work'];

const EVERY_MS = 30_000;

export function useWork(everyMs = EVERY_MS): Work | undefined {
  const { may } = useSession();
  return useQuery({
    queryKey: ['work'],
    queryFn: () => answer(api.GET('/v1/work')),
    enabled: may('contacts:read'),
    refetchInterval: everyMs,
  }).data;
}
