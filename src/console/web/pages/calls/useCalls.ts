/** What the call page asks of the API: the next call, what became of the one in hand, and how it ended. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { dropFor } from './kept.js';

export type Call = Schemas['CallClaim'];
export type Completed = Schemas['CallCompleted'];
export type Outcome = Schemas['CallOutcome'];

/** Tasks that may not be made any more leave the list one by one; then one looks again. */
const REFUSALS_MAX = 20;
const LOOK_AGAIN_MS = 5_000;

export interface Taken {
  readonly call: Call | null;
  readonly refused: readonly Call[];
}

async function takeNext(): Promise<Taken> {
  const refused: Call[] = [];
  while (refused.length < REFUSALS_MAX) {
    const { call } = await answer(api.POST('/v1/calls/next'));
    if (call === null || call.claimed) return { call, refused };
    refused.push(call);
  }
  return { call: null, refused };
}

/** The call that the address names, or else the one that is in hand already. */
export function useCall() {
  const [search, setSearch] = useSearchParams();
  const queries = useQueryClient();
  const named = search.get('call');
  const held = useQuery({
    queryKey: ['calls', 'held'],
    queryFn: () => answer(api.GET('/v1/calls/held')),
    enabled: named === null,
  });
  const id = named ?? held.data?.data[0]?.id ?? null;
  const call = useQuery({
    queryKey: ['calls', id],
    queryFn: () => answer(api.GET('/v1/calls/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.claimed === true ? LOOK_AGAIN_MS : false),
  });
  const put = (next: Call | null) => {
    queries.setQueryData(['calls', 'held'], { object: 'list', data: [], has_more: false });
    if (next !== null) queries.setQueryData(['calls', next.id], next);
    setSearch(next === null ? {} : { call: next.id }, { replace: true });
    void queries.invalidateQueries({ queryKey: ['work'] });
  };
  return { call: id === null ? undefined : call.data, error: held.error ?? call.error, put };
}

const path = (id: string) => ({ params: { path: { id } } });

export function useCallActs(put: (call: Call | null) => void) {
  const done = (id: string) => {
    dropFor(id);
    put(null);
  };
  const confirm = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/v1/calls/{id}/identity', { ...path(id), body: { answer: 'confirmed' } })),
    onSuccess: put,
  });
  const release = useMutation({
    mutationFn: (id: string) => answer(api.POST('/v1/calls/{id}/release', path(id))),
    onSuccess: (_, id) => done(id),
  });
  const complete = useMutation({
    mutationFn: ({ id, body }: { id: string; body: Outcome }) =>
      answer(api.POST('/v1/calls/{id}/complete', { ...path(id), body })),
    onSuccess: (_, { id }) => done(id),
  });
  const next = useMutation({
    mutationFn: takeNext,
    onSuccess: ({ call }) => {
      complete.reset();
      release.reset();
      confirm.reset();
      put(call);
    },
  });
  return { next, confirm, release, complete };
}
