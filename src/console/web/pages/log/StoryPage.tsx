/** Why a person was contacted at that minute, and whether it was lawful: one screen, one sheet of paper. */
import { PrinterOutlined } from '@ant-design/icons';
import {
  keepPreviousData,
  queryOptions,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { Loading } from '../../frame/Loading.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { InClear } from './InClear.js';
import { Answer } from './Answer.js';
import { Asked } from './Asked.js';
import { Earlier, isJudged } from './Earlier.js';
import { Findings } from './Findings.js';
import { Inputs } from './Inputs.js';
import { Message } from './Message.js';
import { Heard, Readings, Steps } from './Steps.js';
import './log.css';
import { words } from './story.words.js';

function storyOf(id: string, reason: string | null) {
  return queryOptions({
    queryKey: ['story', id, reason],
    queryFn: () =>
      answer(
        api.GET('/v1/contacts/{id}/story', {
          params: { path: { id }, header: unmaskHeader(reason) },
        }),
      ),
    // Each look at it is on record, so it is not asked for again by itself.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}

export function StoryPage() {
  const text = useText(words);
  const { id = '' } = useParams();
  const [reason, setReason] = useState<string | null>(null);
  const queries = useQueryClient();
  // While the page is still being drawn for the first time.
  usePrefetchQuery(storyOf(id, reason));
  const { data, error, isLoading } = useQuery({
    ...storyOf(id, reason),
    placeholderData: keepPreviousData,
  });
  const unmask = async (given: string | null) => {
    if (given !== null) await queries.fetchQuery(storyOf(id, given));
    setReason(given);
  };
  if (isLoading) return <Loading />;
  if (data === undefined) return <Missing error={error} />;
  const judged = data.steps.filter(isJudged);
  const decision = judged.at(-1)?.decision ?? null;
  return (
    <article className="story">
      <PageHead title={text.title(data.contact.external_id)}>
        <Link className="no-print" to={`/contacts?party=${data.asked.to.id}`}>
          {text.log}
        </Link>
        <Link className="no-print" to={`/history/${data.asked.to.id}`}>
          {text.history}
        </Link>
        <InClear reason={reason} onReason={unmask} />
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => print()}>
          {text.print}
        </Button>
      </PageHead>
      <Answer story={data} decision={decision} />
      <Asked story={data} />
      <section>
        <h2>{text.message}</h2>
        <Message decision={decision} />
      </section>
      {decision !== null && (
        <section>
          <h2>{judged.length > 1 ? text.lastFindings : text.findings}</h2>
          <Findings decision={decision} />
          <Inputs decision={decision} />
        </section>
      )}
      <Earlier steps={judged.slice(0, -1)} />
      <Steps story={data} />
      <Heard story={data} />
      <Readings story={data} />
    </article>
  );
}

function Missing({ error }: { readonly error: unknown }) {
  const text = useText(words);
  const problem = problemOf(error);
  if (problem.status !== 404) return <ProblemAlert problem={problem} />;
  return (
    <>
      <PageHead title={text.notFound} />
      <Empty description={text.notFoundHelp}>
        <Link to="/contacts">{text.log}</Link>
      </Empty>
    </>
  );
}
