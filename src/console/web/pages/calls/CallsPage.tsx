/** A collector's day: take the next lawful call, ask who it is, talk, say how it ended, take the next. */
import { Alert, Button, Card, Empty } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { Key } from '../../parts/Key.js';
import { useWork } from '../../frame/useWork.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import './calls.css';
import { CallInHand } from './CallInHand.js';
import { keptFor, useInHand } from './kept.js';
import { OutcomeForm } from './OutcomeForm.js';
import { useCall, useCallActs, type Call, type Completed, type Outcome } from './useCalls.js';
import { words } from './words.js';

export function CallsPage() {
  const text = useText(words);
  const { call, error, put } = useCall();
  const acts = useCallActs(put);
  const waiting = useWork(15_000)?.calls;
  const inHand = useInHand(call);
  const gone = call?.claimed === false ? call : undefined;
  return (
    <>
      <PageHead title={text.title}>
        <span className="muted" role="status">
          {waiting === undefined ? '' : text.waiting(waiting)}
        </span>
      </PageHead>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      {gone !== undefined && inHand === undefined && <Gone call={gone} acts={acts} />}
      {inHand === undefined ? (
        <Between acts={acts} waiting={waiting ?? 0} />
      ) : (
        <CallInHand key={inHand.id} call={inHand} acts={acts} />
      )}
    </>
  );
}

/** Why-not: a task that was in hand, or that a link names, and is not any more. */
function Gone({ call, acts: { complete } }: { readonly call: Call; readonly acts: Acts }) {
  const text = useText(words);
  const kept = keptFor(call.id);
  return (
    <>
      <Alert
        className="gap"
        type="warning"
        showIcon
        role="alert"
        title={text.gone}
        description={
          <>
            <Reasons of={call} />
            <div>{kept === undefined ? text.goneHint : text.stillTaken}</div>
          </>
        }
      />
      {kept !== undefined && (
        <OutcomeForm
          call={call}
          reached={kept.reached}
          isSaving={complete.isPending}
          error={complete.error}
          onSave={(body: Outcome) => complete.mutate({ id: call.id, body })}
        />
      )}
    </>
  );
}

function Reasons({ of: { because = [], rules } }: { readonly of: Call }) {
  return (
    <ul className="reasons">
      {because.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {rules.length > 0 && <li className="muted">{rules.join(', ')}</li>}
    </ul>
  );
}

type Acts = ReturnType<typeof useCallActs>;

interface BetweenProps {
  readonly acts: Acts;
  readonly waiting: number;
}

/** Between two calls: what became of the last one, and the next at one key. */
function Between({ acts: { next, complete, release }, waiting }: BetweenProps) {
  const text = useText(words);
  const button = useRef<HTMLButtonElement>(null);
  const [isAsked, setAsked] = useState(false);
  const take = () => {
    setAsked(true);
    next.mutate();
  };
  useKeys({ n: next.isPending ? undefined : take });
  useEffect(() => button.current?.focus(), []);
  const { call, refused = [] } = next.data ?? {};
  const isNone = isAsked && next.isSuccess && call === null;
  return (
    <Card className="gap">
      {complete.isSuccess && !isAsked && <Saved done={complete.data} />}
      {release.isSuccess && !complete.isSuccess && !isAsked && (
        <Alert className="gap" type="info" showIcon title={text.released} />
      )}
      {isAsked && refused.length > 0 && (
        <Alert
          className="gap"
          type="info"
          title={text.refused(refused.length)}
          description={refused.map((one) => (
            <Reasons key={one.id} of={one} />
          ))}
        />
      )}
      {next.isError && <ProblemAlert problem={problemOf(next.error)} />}
      {isNone || (waiting === 0 && !next.isPending) ? (
        <Empty description={text.none} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      ) : null}
      <div className="next">
        <Button ref={button} type="primary" size="large" onClick={take} loading={next.isPending}>
          {text.next} <Key name="N" />
        </Button>
        <p className="muted">{text.nextHint}</p>
      </div>
    </Card>
  );
}

function Saved({ done: { outcome, acts, note_language } }: { readonly done: Completed }) {
  const text = useText(words);
  return (
    <>
      <Alert
        className="gap"
        type="success"
        showIcon
        role="status"
        title={text.saved(text[outcome])}
        description={acts.length === 0 ? undefined : text.entered(acts.length)}
      />
      {note_language !== undefined && note_language.verdict !== 'allow' && (
        <Alert
          className="gap"
          type="warning"
          showIcon
          title={text.noteJudged}
          description={`${text.noteHint} (${note_language.entries.join(', ')})`}
        />
      )}
    </>
  );
}
