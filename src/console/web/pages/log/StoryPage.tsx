/** Why a person was contacted at that minute, and whether it was lawful: one screen, one sheet of paper. */
import { PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { Loading } from '../../frame/Loading.js';
import { PageHead } from '../../parts/PageHead.js';
import { Sentence } from '../../parts/Sentence.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { StateTag } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { InClear } from './InClear.js';
import { Findings, objectionsOf } from './Findings.js';
import { Asked } from './Asked.js';
import { Inputs } from './Inputs.js';
import { Heard, Readings, Steps } from './Steps.js';
import './log.css';
import { words } from './story.words.js';
import { There } from './There.js';

type Story = Schemas['Story'];

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
  const decision = data.steps.findLast((step) => step.decision !== null)?.decision ?? null;
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
      <Message story={data} decision={decision} />
      {decision !== null && (
        <section>
          <h2>{text.findings}</h2>
          <Findings decision={decision} />
        </section>
      )}
      <Steps story={data} />
      <Heard story={data} />
      {decision !== null && <Inputs input={decision.input} />}
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

type Judged = NonNullable<Story['steps'][number]['decision']>;

interface Props {
  readonly story: Story;
  readonly decision: Judged | null;
}

function Answer({ story, decision }: Props) {
  const text = useText(words);
  return (
    <section className="answer">
      <p className="answer-when">
        {story.at === null ? (
          text.notYet
        ) : (
          <>
            {text.contacted} <There at={story.at} local={story.local} all />
          </>
        )}{' '}
        <StateTag state={story.contact.status} />
      </p>
      <p>
        <Sentence zone={story.local[0]?.zone}>{story.because}</Sentence>
      </p>
      <h2>{text.answer}</h2>
      <p>
        {decision === null ? text.undecided : <Lawful decision={decision} />}
        {decision?.approval && ` ${text.approved} ${decision.approval}`}
      </p>
    </section>
  );
}

function Lawful({ decision }: { readonly decision: Judged }) {
  const text = useText(words);
  const objections = objectionsOf(decision);
  const rules = decision.findings.length;
  const source = useSource();
  if (objections.length === 0)
    return (
      <>
        <StateTag state={decision.verdict} /> {text.lawful(rules)}
      </>
    );
  return (
    <>
      <StateTag state={decision.verdict} /> {text.objected(objections.length, rules)}{' '}
      {objections.map(({ rule, because, citation }) => (
        <span key={rule}>
          <strong>{rule}</strong>: {because}{' '}
          <small className="muted">[{source(citation ?? '–')}]</small>{' '}
        </span>
      ))}
    </>
  );
}

function Message({ decision }: Props) {
  const text = useText(words);
  const message = decision?.message ?? null;
  return (
    <section>
      <h2>{text.message}</h2>
      {message === null ? (
        <p className="muted">{decision === null ? text.noMessage : text.messageHidden}</p>
      ) : (
        <blockquote className="wrap">
          {message.subject !== undefined && <strong>{`${message.subject}\n`}</strong>}
          {message.text}
        </blockquote>
      )}
    </section>
  );
}
