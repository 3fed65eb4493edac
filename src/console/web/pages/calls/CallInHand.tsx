/** One call in hand: whom to ask for and until when; what it is about only once the person is known. */
import { PhoneOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { Key } from '../../parts/Key.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { About } from './About.js';
import { Clock } from './Clock.js';
import { keptFor, type Reached } from './kept.js';
import { OutcomeForm } from './OutcomeForm.js';
import type { Call, Outcome, useCallActs } from './useCalls.js';
import { eventWord, known } from './knownWords.js';
import { words } from './words.js';

interface Props {
  readonly call: Call;
  readonly acts: ReturnType<typeof useCallActs>;
}

export function CallInHand({ call, acts }: Props) {
  const text = useText(words);
  const isKnown = call.identity === 'confirmed';
  const [reached, setReached] = useState<Reached>(() => keptFor(call.id)?.reached ?? 'nobody');
  const confirm = () => acts.confirm.mutate(call.id);
  useKeys({
    d: () => document.getElementById('dial')?.click(),
    y: isKnown || acts.confirm.isPending ? undefined : confirm,
    o: isKnown ? undefined : () => setReached('else'),
    w: isKnown ? undefined : () => setReached('wrong'),
    Escape: isKnown || reached === 'nobody' ? undefined : () => setReached('nobody'),
    u: isKnown || acts.release.isPending ? undefined : () => acts.release.mutate(call.id),
  });
  return (
    <>
      <News call={call} />
      {!call.claimed && (
        <Alert className="gap" type="warning" showIcon role="alert" title={text.stillTaken} />
      )}
      <Card className="gap">
        <div className="whom">
          <div>
            <div className="muted">{text.askFor}</div>
            <div className="name">{call.name ?? text.erased}</div>
            <Dial call={call} />
            <div className="muted">
              {text.theirTime} <LocalTime at={call.now} zone={call.time_zones?.[0]} />
              {call.language === undefined || call.language === null
                ? ''
                : ` · ${text.speaks(call.language)}`}
            </div>
          </div>
          <Clock call={call} />
        </div>
      </Card>
      {[acts.confirm, acts.release].map(({ error }, index) =>
        error === null ? null : <ProblemAlert key={index} problem={problemOf(error)} />,
      )}
      <div className={isKnown ? 'talk' : undefined}>
        {isKnown ? (
          <About call={call} />
        ) : (
          <Card className="gap" title={text.identity} size="small">
            <p className="say">{text.say(call.name ?? '…')}</p>
            <div className="choices">
              <Button type="primary" onClick={confirm} loading={acts.confirm.isPending}>
                {text.confirmed} <Key name="Y" />
              </Button>
              <Button onClick={() => setReached('else')}>
                {text.else} <Key name="O" />
              </Button>
              <Button onClick={() => setReached('wrong')}>
                {text.wrong} <Key name="W" />
              </Button>
              <Button onClick={() => acts.release.mutate(call.id)} loading={acts.release.isPending}>
                {text.release} <Key name="U" />
              </Button>
            </div>
            {reached !== 'nobody' && (
              <Button size="small" onClick={() => setReached('nobody')}>
                {text.back} <Key name="Esc" />
              </Button>
            )}
            {reached === 'else' && <Alert type="warning" showIcon title={text.elseHint} />}
            {reached === 'wrong' && <Alert type="warning" showIcon title={text.wrongHint} />}
          </Card>
        )}
        <OutcomeForm
          call={call}
          reached={isKnown ? 'person' : reached}
          isSaving={acts.complete.isPending}
          error={acts.complete.error}
          onSave={(body: Outcome) => acts.complete.mutate({ id: call.id, body })}
        />
      </div>
    </>
  );
}

function Dial({ call: { number, paused, identity } }: { readonly call: Call }) {
  const text = useText(words);
  if (number === undefined || number === null) return <div>{text.erased}</div>;
  if (paused === true && identity !== 'confirmed') return <div className="number">{number}</div>;
  return (
    <a id="dial" className="number" href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>
      <PhoneOutlined aria-hidden="true" /> {number} <Key name="D" />
    </a>
  );
}

/** A task in hand is not judged again, so whoever holds it is told what has come in since. */
function News({ call: { since_claim = [], paused } }: { readonly call: Call }) {
  const text = useText(words);
  const types = useText(known);
  return (
    <>
      {paused === true && (
        <Alert className="gap" type="error" showIcon role="alert" title={text.paused} />
      )}
      {since_claim.length > 0 && (
        <Alert
          className="gap"
          type="error"
          showIcon
          role="alert"
          title={text.news(since_claim.map((type) => eventWord(type, types)).join(text.comma))}
          description={text.newsHint}
        />
      )}
    </>
  );
}
