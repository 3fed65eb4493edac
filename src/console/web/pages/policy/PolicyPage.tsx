/** The house policy in force, what waits for a second person, and what was proposed before. */
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useNewest } from '../../api/useMore.js';
import { useSession } from '../../frame/session.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { ContentTable } from './ContentTable.js';
import { Proposals } from './Proposals.js';
import { keptDraft } from './useDraft.js';
import { words } from './words.js';
import './policy.css';

export function usePolicyInForce() {
  return useQuery({
    queryKey: ['policy', 'in-force'],
    queryFn: () => answer(api.GET('/v1/policies/in-force')),
    staleTime: 30_000,
  });
}

export function PolicyPage() {
  const text = useText(words);
  const navigate = useNavigate();
  const { may } = useSession();
  const inForce = usePolicyInForce();
  const open = useNewest(['policies', 'proposed'], 'pol', (ending_before) =>
    answer(
      api.GET('/v1/policies', {
        params: { query: { limit: 200, status: 'proposed', ending_before } },
      }),
    ),
  );
  const list = useNewest(['policies', 'list'], 'pol', (ending_before) =>
    answer(api.GET('/v1/policies', { params: { query: { ending_before } } })),
  );
  return (
    <>
      <PageHead title={text.title}>
        {may('policies:write') && (
          <Button type="primary" onClick={() => void navigate('/policy/draft')}>
            {keptDraft() === undefined ? text.change : text.goOn}
          </Button>
        )}
      </PageHead>
      <p className="muted">{text.explained}</p>
      {inForce.error !== null && <ProblemAlert problem={problemOf(inForce.error)} />}
      <Proposals title={text.openProposals} rows={open.rows} base="/policy" hideEmpty />
      <Card
        size="small"
        className="policy-part"
        title={
          inForce.data === undefined ? (
            text.inForce
          ) : (
            <>
              {text.inForce}: {inForce.data.version}{' '}
              <span className="muted">
                {text.since} <LocalTime at={inForce.data.in_force_from} />
              </span>
            </>
          )
        }
      >
        {inForce.data === undefined ? <Skeleton /> : <ContentTable policy={inForce.data} />}
      </Card>
      <Proposals
        title={text.history}
        rows={list.rows.filter(({ status }) => status !== 'proposed')}
        base="/policy"
      />
      <LoadMore list={list} />
    </>
  );
}
