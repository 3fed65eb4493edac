/** A proposal as the second person sees it: what it changes, and approve or refuse. */
import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Empty, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { AnswerPart } from './AnswerPart.js';
import { Comparison } from './Comparison.js';
import { ContentTable } from './ContentTable.js';
import { contentOf, valuesOf, type Policy } from './draft.js';
import { type Proposal, StateTag } from './Proposals.js';
import { Simulation } from './Simulation.js';
import { words } from './words.js';
import './policy.css';

export function ProposalPage() {
  const text = useText(words);
  const { may } = useSession();
  const { id = '' } = useParams();
  const { data, error, isLoading } = useQuery({
    queryKey: ['policies', id],
    queryFn: () => answer(api.GET('/v1/policies/{id}', { params: { path: { id } } })),
    retry: false,
  });
  if (isLoading) return <Skeleton active />;
  if (data === undefined) return <Missing error={error} />;
  return (
    <>
      <PageHead title={text.proposal(data.version)}>
        <Link to="/policy" className="no-print">
          {text.title}
        </Link>
      </PageHead>
      <Standing proposal={data} />
      <Card size="small" title={text.effect} className="policy-part">
        <Comparison comparison={data.comparison} />
      </Card>
      {data.status === 'proposed' && may('policies:write') && (
        <Card size="small" title={text.simulate} className="policy-part">
          <Simulation policy={proposed(data)} isWrong={false} />
        </Card>
      )}
      {data.status === 'proposed' && <AnswerPart subject="policies" proposal={data} />}
      <Card size="small" title={text.proposal(data.version)}>
        <ContentTable policy={data} />
      </Card>
    </>
  );
}

/** As it would be asked about if it were a draft still. */
function proposed(policy: Policy) {
  return contentOf({ ...valuesOf(policy), version: policy.version });
}

export function Missing({ error }: { readonly error: unknown }) {
  const text = useText(words);
  const problem = problemOf(error);
  return (
    <>
      <PageHead title={text.notFound} />
      {problem.status === 404 ? (
        <Empty description={text.notFound} />
      ) : (
        <ProblemAlert problem={problem} />
      )}
    </>
  );
}

export function Standing({
  proposal,
}: {
  readonly proposal: Proposal & { answer: string | null };
}) {
  const text = useText(words);
  const { reason, proposed_at, in_force_from, effective_from, answer: answered } = proposal;
  return (
    <Descriptions
      size="small"
      className="policy-part"
      column={{ xs: 1, sm: 2 }}
      items={[
        { key: 'status', label: text.status, children: <StateTag proposal={proposal} /> },
        { key: 'at', label: text.proposedAt, children: <LocalTime at={proposed_at} /> },
        { key: 'reason', label: text.reason, children: reason },
        {
          key: 'from',
          label: text.from,
          children: <LocalTime at={in_force_from ?? effective_from} />,
        },
        ...(answered === null ? [] : [{ key: 'answer', label: text.answer, children: answered }]),
      ]}
    />
  );
}
