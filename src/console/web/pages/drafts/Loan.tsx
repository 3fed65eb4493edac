/** A real loan in the place of the examples. Names and account are masked by the service, and nothing of it is kept. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import type { Seeing } from './Preview.js';
import type { Asked } from './useLook.js';
import { words } from './words.js';

interface Props {
  readonly channel: Asked['channel'];
  readonly seeing: Seeing;
  readonly onSee: (seeing: Seeing) => void;
}

export function Loan({ channel, seeing, onSee }: Props) {
  const text = useText(words);
  const { may } = useSession();
  const [loan, setLoan] = useState('');
  const find = useMutation({
    mutationFn: () => aboutLoan(loan.trim(), channel),
    onSuccess: (about) => about !== undefined && onSee({ ...seeing, about }),
  });
  if (!may('portfolio:read')) return null;
  return (
    <section aria-label={text.loan} className="loan no-print">
      <h3>{text.loan}</h3>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (loan.trim() !== '') find.mutate();
        }}
      >
        <Input
          aria-label={text.loanHint}
          placeholder={text.loanHint}
          value={loan}
          autoComplete="off"
          onChange={(event) => setLoan(event.target.value)}
        />
        <Button htmlType="submit" loading={find.isPending}>
          {text.show}
        </Button>
        {seeing.about !== undefined && (
          <Button onClick={() => onSee({ ...seeing, about: undefined })}>
            {text.samplesAgain}
          </Button>
        )}
      </form>
      {find.error !== null && <ProblemAlert problem={problemOf(find.error)} />}
      {find.isSuccess && find.data === undefined && <p role="alert">{text.noEndpoint}</p>}
    </section>
  );
}

const KINDS = { sms: ['mobile'], email: ['email'], call: ['mobile', 'landline', 'phone'] };

async function aboutLoan(loan: string, channel: Asked['channel']): Promise<Asked['about']> {
  const debt = await answer(api.GET('/v1/debts/{id}', { params: { path: { id: loan } } }));
  const path = { id: debt.borrower };
  const party = await answer(api.GET('/v1/parties/{id}', { params: { path } }));
  const endpoint = party.endpoints.find(({ kind }) => KINDS[channel].includes(kind));
  if (endpoint === undefined) return undefined;
  return { sender: debt.lender, debt: debt.id, to: { party: party.id, endpoint: endpoint.id } };
}
