/** A new house: what is still missing, and a sample to look around in. */
import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type Steps = Schemas['FirstSteps'];
const KEY = ['first-steps'];

/** Where each is done; vendors are set up in the settings of the service or over the API. */
const WHERE: Readonly<Partial<Record<Steps['data'][number]['step'], string>>> = {
  colleague: '/users',
  declaration: '/declarations',
  template: '/templates',
  key: '/users',
  portfolio: '/imports',
};

export function FirstStepsPage() {
  const text = useText(words);
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => answer(api.GET('/v1/first-steps')),
  });
  const isReady = data?.data.every(({ is_done }) => is_done) === true;
  return (
    <>
      <PageHead title={text.title} />
      <p className="muted">{isReady ? text.allDone : text.intro}</p>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      <ol className="steps">
        {data?.data.map((step) => (
          <StepLine key={step.step} {...step} />
        ))}
      </ol>
      <Sample isOffered={data?.offers_sample === true} />
    </>
  );
}

function StepLine({ step, is_done }: Steps['data'][number]) {
  const text = useText(words);
  const where = WHERE[step];
  return (
    <li>
      <strong>{text[step]}</strong>{' '}
      <span className="muted">
        {is_done ? <CheckCircleOutlined /> : <MinusCircleOutlined />}{' '}
        {is_done ? text.done : text.missing}
      </span>
      {!is_done && (
        <p>
          {text[`${step}How`]}{' '}
          {where !== undefined && (
            <Link to={where} aria-label={`${text.go}: ${text[step]}`} className="no-print">
              {text.go}
            </Link>
          )}
        </p>
      )}
    </li>
  );
}

function Sample({ isOffered }: { readonly isOffered: boolean }) {
  const text = useText(words);
  const queries = useQueryClient();
  // The same key at every try: a second click, or one after a broken connection, is the same request.
  const key = useRef(crypto.randomUUID());
  const load = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/first-steps/sample', { headers: { 'Idempotency-Key': key.current } })),
    // Also after a refusal: a colleague may have been faster.
    onSettled: () => queries.invalidateQueries(),
  });
  if (load.isSuccess)
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={text.loaded}
        description={<Link to="/dashboard">{text.look}</Link>}
      />
    );
  if (!isOffered)
    return <ProblemAlert problem={load.error === null ? undefined : problemOf(load.error)} />;
  return (
    <Card size="small" title={<h2>{text.sampleTitle}</h2>} className="no-print">
      <p>{text.sampleHint}</p>
      {load.error !== null && <ProblemAlert problem={problemOf(load.error)} />}
      <Button type="primary" loading={load.isPending} onClick={() => load.mutate()}>
        {load.isPending ? text.loading : text.load}
      </Button>
    </Card>
  );
}
