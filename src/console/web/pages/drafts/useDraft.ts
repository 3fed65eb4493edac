/** One draft and what can be done with it; each step names the revision that was seen. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { Content } from './useWords.js';

export type Draft = Awaited<ReturnType<typeof readDraft>>;

function readDraft(id: string) {
  return answer(api.GET('/v1/template-drafts/{id}', { params: { path: { id } } }));
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: ['template-drafts', 'one', id],
    queryFn: () => readDraft(id),
    refetchInterval: 15_000,
  });
}

export interface Step {
  readonly how: 'submit' | 'approve' | 'refuse' | 'discard' | 'save';
  readonly revision: number;
  readonly reason?: string;
  readonly content?: Content;
}

export function useStep(id: string) {
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['template-drafts'] }),
      queries.invalidateQueries({ queryKey: ['templates'] }),
    ]);
  return useMutation({
    mutationFn: (step: Step) => taken(id, step),
    onSuccess: (draft) => queries.setQueryData(['template-drafts', 'one', id], draft),
    onSettled: refresh,
  });
}

export type Steps = ReturnType<typeof useStep>;

function taken(id: string, { how, revision, reason = '', content }: Step) {
  const params = { path: { id } };
  const seen = { params, body: { revision } };
  const said = { params, body: { revision, reason } };
  if (how === 'submit') return answer(api.POST('/v1/template-drafts/{id}/submit', seen));
  if (how === 'approve') return answer(api.POST('/v1/template-drafts/{id}/approve', seen));
  if (how === 'refuse') return answer(api.POST('/v1/template-drafts/{id}/refuse', said));
  if (how === 'discard') return answer(api.POST('/v1/template-drafts/{id}/discard', said));
  if (content === undefined) throw new Error('what is saved are words');
  return answer(
    api.PUT('/v1/template-drafts/{id}', { params, body: { content, reason, revision } }),
  );
}
