/** What is declared, what waits for a second person, and a form for the next declaration. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useNewest } from '../../api/useMore.js';
import { useSession } from '../../frame/session.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Proposals } from '../policy/Proposals.js';
import { Declared } from './Declared.js';
import { ProposeForm } from './ProposeForm.js';
import { words } from './words.js';
import '../policy/policy.css';

export function DeclarationsPage() {
  const text = useText(words);
  const { may } = useSession();
  const inForce = useQuery({
    queryKey: ['declarations', 'in-force'],
    queryFn: () => answer(api.GET('/v1/declarations/in-force')),
    retry: false,
  });
  const open = useNewest(['declarations', 'proposed'], 'dcl', (ending_before) =>
    answer(
      api.GET('/v1/declarations', {
        params: { query: { limit: 200, status: 'proposed', ending_before } },
      }),
    ),
  );
  const list = useNewest(['declarations', 'list'], 'dcl', (ending_before) =>
    answer(api.GET('/v1/declarations', { params: { query: { ending_before } } })),
  );
  const problem = inForce.error === null ? undefined : problemOf(inForce.error);
  return (
    <>
      <PageHead title={text.title} />
      <p className="muted">{text.explained}</p>
      {problem !== undefined && problem.status !== 404 && <ProblemAlert problem={problem} />}
      {problem?.status === 404 && (
        <Alert type="warning" showIcon title={text.nothing} className="policy-part" />
      )}
      <Proposals title={text.waiting} rows={open.rows} base="/declarations" hideEmpty />
      {inForce.data !== undefined && (
        <Card
          size="small"
          className="policy-part"
          title={`${text.inForce}: ${inForce.data.version}`}
        >
          <Declared declaration={inForce.data} />
        </Card>
      )}
      {may('policies:write') && !inForce.isLoading && (
        <Card size="small" className="policy-part no-print" title={text.propose}>
          <ProposeForm start={inForce.data} />
        </Card>
      )}
      <Proposals
        title={text.history}
        rows={list.rows.filter(({ status }) => status !== 'proposed')}
        base="/declarations"
      />
      <LoadMore list={list} />
    </>
  );
}
