/** Approve, refuse or withdraw. Whoever proposed it can only withdraw it; the service holds that. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import type { Proposal } from './Proposals.js';
import { words } from './words.js';

type How = 'approve' | 'refuse' | 'withdraw';

interface Props {
  readonly subject: 'policies' | 'declarations';
  readonly proposal: Proposal;
}

export function AnswerPart({ subject, proposal }: Props) {
  const text = useText(words);
  const { may } = useSession();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { id, comparison } = proposal;
  const give = useMutation({
    mutationFn: (how: How) => {
      const given = reason.trim() === '' ? {} : { reason: reason.trim() };
      const params = { path: { id } };
      // What the approver saw it compared with: if that has changed, the service asks to look again.
      const approval = { ...given, compared_with: comparison.with };
      if (how === 'approve') {
        return answer(api.POST(`/v1/${subject}/{id}/approve`, { params, body: approval }));
      }
      if (how === 'refuse') {
        return answer(api.POST(`/v1/${subject}/{id}/refuse`, { params, body: given }));
      }
      return answer(api.POST(`/v1/${subject}/{id}/withdraw`, { params, body: given }));
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['policies'] }),
        queries.invalidateQueries({ queryKey: ['policy'] }),
        queries.invalidateQueries({ queryKey: ['declarations'] }),
        queries.invalidateQueries({ queryKey: ['rules'] }),
      ]),
  });
  if (!may('policies:write')) return null;
  const problem = give.error === null ? undefined : problemOf(give.error);
  return (
    <Card size="small" title={text.answer} className="policy-part no-print">
      {comparison.effect === 'loosens' && (
        <Alert type="warning" showIcon title={text.loosensWarning} className="policy-part" />
      )}
      <ProblemAlert problem={problem} />
      {problem?.code === 'stale-proposal' && <p role="status">{text.staleAgain}</p>}
      <label>
        {text.answerReason}
        <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="policy-row policy-answers">
        <Button type="primary" loading={give.isPending} onClick={() => give.mutate('approve')}>
          {text.approve}
        </Button>
        <Button danger onClick={() => give.mutate('refuse')}>
          {text.refuse}
        </Button>
        <Button onClick={() => give.mutate('withdraw')}>{text.withdraw}</Button>
      </div>
    </Card>
  );
}
