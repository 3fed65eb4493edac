/** What a draft would have changed in the last 30 days: counts, a chart, the decisions that would be others. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Table } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useMore } from '../../api/useMore.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { RuleLinks } from '../../parts/RuleLink.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import type { Content } from './draft.js';
import { CapUse } from './CapUse.js';
import { words } from './words.js';

const Chart = lazy(() => import('./VerdictChart.js').then((m) => ({ default: m.VerdictChart })));

export type Result = Schemas['Simulation'];
export const VERDICTS = ['allow', 'defer', 'review', 'block'] as const;

interface Props {
  readonly policy: Content;
  readonly isWrong: boolean;
}

export function Simulation({ policy, isWrong }: Props) {
  const text = useText(words);
  const [search, setSearch] = useSearchParams();
  const id = search.get('simulation');
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/policies/simulations', {
          body: { policy: { ...policy, version: policy.version || 'draft' } },
        }),
      ),
    onSuccess: (simulation) => setSearch({ simulation: simulation.id }, { replace: true }),
  });
  return (
    <>
      <p className="muted">{text.simulateHint}</p>
      <Button disabled={isWrong} loading={start.isPending} onClick={() => start.mutate()}>
        {text.simulate}
      </Button>
      {start.error !== null && <ProblemAlert problem={problemOf(start.error)} />}
      {id !== null && <Outcome id={id} />}
    </>
  );
}

function Outcome({ id }: { readonly id: string }) {
  const text = useText(words);
  const { data, error } = useQuery({
    queryKey: ['simulation', id],
    queryFn: () => answer(api.GET('/v1/policies/simulations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? 1_000 : false),
  });
  if (error !== null) return <ProblemAlert problem={problemOf(error)} />;
  if (data === undefined) return null;
  if (data.status === 'failed') return <Alert type="error" title={text.simulationFailed} />;
  const { done, total } = data.progress;
  if (data.finished_at === null) {
    return (
      <div role="status">
        <Progress percent={total === null || total === 0 ? 0 : Math.floor((done / total) * 100)} />
        {text.simulating(done, String(total ?? '…'))}
      </div>
    );
  }
  return <Finished simulation={data} />;
}

function Finished({ simulation }: { readonly simulation: Result }) {
  const text = useText(words);
  const { result } = simulation;
  const leftOut = result.erased + result.unreadable;
  const labels = {
    allow: text.allow,
    defer: text.defer,
    review: text.reviewed,
    block: text.blocked,
  };
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    label: labels[verdict],
    before: result.before[verdict] ?? 0,
    after: result.after[verdict] ?? 0,
  }));
  return (
    <>
      <p role="status">
        <strong>{result.changed === 0 ? text.noChanges : text.changed(result.changed)}</strong>{' '}
        {leftOut > 0 && text.leftOut(leftOut)}
      </p>
      <Suspense>
        <Chart counts={counts} before={text.before} after={text.after} />
      </Suspense>
      <Table
        rowKey="verdict"
        size="small"
        pagination={false}
        dataSource={counts}
        columns={[
          { title: text.verdict, dataIndex: 'label' },
          { title: text.before, dataIndex: 'before', align: 'right' },
          { title: text.after, dataIndex: 'after', align: 'right' },
        ]}
      />
      <CapUse caps={result.caps} />
      {result.changed > 0 && <Changes id={simulation.id} labels={labels} />}
    </>
  );
}

interface ChangesProps {
  readonly id: string;
  readonly labels: Readonly<Record<(typeof VERDICTS)[number], string>>;
}

type Change = Schemas['SimulationChange'];

function Changes({ id, labels }: ChangesProps) {
  const text = useText(words);
  const list = useMore(['simulation', id, 'changes'], async (after) => {
    const query = { limit: 20, ...(after && { starting_after: after }) };
    const page = await answer(
      api.GET('/v1/policies/simulations/{id}/changes', { params: { path: { id }, query } }),
    );
    return { ...page, data: page.data.map((change) => ({ ...change, id: change.decision_id })) };
  });
  return (
    <>
      <Table<Change>
        rowKey="decision_id"
        size="small"
        pagination={false}
        loading={list.isLoading}
        dataSource={[...list.rows]}
        columns={[
          {
            title: text.contact,
            dataIndex: 'contact',
            render: (contact: string | null) =>
              contact === null ? '–' : <Link to={`/contacts/${contact}`}>{contact.slice(-8)}</Link>,
          },
          {
            title: text.before,
            key: 'before',
            render: (_: unknown, { before }: Change) => labels[before],
          },
          {
            title: text.after,
            key: 'after',
            render: (_: unknown, { after }: Change) => labels[after],
          },
          {
            title: text.because,
            key: 'rules',
            render: (_: unknown, { rules }: Change) => <RuleLinks rules={rules} />,
          },
        ]}
      />
      <LoadMore list={list} />
    </>
  );
}
