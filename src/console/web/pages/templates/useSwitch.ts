/** Moves the one pointer that says which version goes out: to none, to the newest, or back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';

interface Switching {
  /** Null: none goes out. */
  readonly version: number | null;
  readonly reason: string;
}

export function useSwitch(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, reason }: Switching) => {
      const params = { path: { id } };
      return version === null
        ? answer(api.POST('/v1/templates/{id}/withdraw', { params, body: { reason } }))
        : answer(api.POST('/v1/templates/{id}/activate', { params, body: { version, reason } }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  });
}

export type SwitchVersion = ReturnType<typeof useSwitch>;
