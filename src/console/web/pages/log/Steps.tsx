/** What happened to a contact, with the record that proves each step, what was heard after it, and who read it. */
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { Sentence } from '../../parts/Sentence.js';
import { StateTag } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { term, terms, termsIn } from '../person/terms.js';
import { words as details } from './detail.words.js';
import { Plain } from './Inputs.js';
import { words } from './story.words.js';
import { There } from './There.js';

type Story = Schemas['Story'];
type Placed = Pick<Story['steps'][number], 'record' | 'index' | 'sealed'>;

export function Steps({ story }: { readonly story: Story }) {
  const text = useText(words);
  const names = useText(details);
  const labels = useText(terms);
  return (
    <section>
      <h2>{text.steps}</h2>
      <Plain
        head={[text.when, text.what, text.details, text.record]}
        rows={story.steps.map((step) => [
          <There key="at" at={step.at} local={step.local} />,
          <>
            {step.title} {step.decision !== null && <StateTag state={step.decision.verdict} />}
          </>,
          <Sentence key="details" zone={step.local[0]?.zone}>
            {[
              ...Object.entries(step.details).map(
                ([name, value]) => `${term(names, name)}: ${term(labels, value)}`,
              ),
              ...(step.words === null ? [] : [`“${step.words}”`]),
              ...(step.decision === null
                ? []
                : [text.policy(step.decision.policy.version), step.decision.release]),
            ].join(' · ')}
          </Sentence>,
          <Proof key="proof" placed={step} />,
        ])}
      />
    </section>
  );
}

function Proof({ placed: { record, index, sealed } }: { readonly placed: Placed }) {
  const text = useText(words);
  return (
    <>
      <code>{record}</code>
      <br />
      <small className="muted">
        {index === null ? '' : `${text.place(index)} · `}
        {sealed ? text.sealed : text.waiting}
      </small>
    </>
  );
}

export function Heard({ story }: { readonly story: Story }) {
  const text = useText(words);
  const labels = useText(terms);
  if (story.at === null) return null;
  return (
    <section>
      <h2>{text.heard}</h2>
      {story.heard.length === 0 ? (
        <p className="muted">{text.heardNothing}</p>
      ) : (
        <Plain
          head={[text.when, text.what, text.text]}
          rows={story.heard.map(({ at, local, type, channel, outcome, text: said }) => [
            <There key="at" at={at} local={local} />,
            termsIn(labels, [type, channel, outcome]),
            said ?? '–',
          ])}
        />
      )}
      {story.heard_more > 0 && (
        <p className="muted">
          {text.heardMore(story.heard_more)}{' '}
          <Link className="no-print" to={`/history/${story.asked.to.id}`}>
            {text.history}
          </Link>
        </p>
      )}
    </section>
  );
}

export function Readings({ story }: { readonly story: Story }) {
  const text = useText(words);
  if (story.readings.length === 0) return null;
  return (
    <section className="no-print">
      <h2>{text.readings}</h2>
      <Plain
        head={[text.readAt, text.readBy, text.record]}
        rows={story.readings.map((one) => [
          <LocalTime key="at" at={one.at} />,
          one.by_login ?? one.by ?? '–',
          <Proof key="proof" placed={one} />,
        ])}
      />
    </section>
  );
}
