/** When the person was contacted, where the contact stands, and whether that was lawful. */
import type { Schemas } from '../../api/client.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { Sentence } from '../../parts/Sentence.js';
import { StateTag } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { objectionsOf, type Decision } from './Findings.js';
import { words } from './story.words.js';
import { There } from './There.js';

interface Props {
  readonly story: Schemas['Story'];
  readonly decision: Decision | null;
}

/** Of the others it is not known (yet) whether they were. */
const CERTAIN: readonly string[] = ['sent', 'delivered', 'undelivered', 'completed'];

export function Answer({ story, decision }: Props) {
  const text = useText(words);
  return (
    <section className="answer">
      <p className="answer-when">
        {story.at === null ? (
          text.notYet
        ) : (
          <>
            {CERTAIN.includes(story.contact.status) ? text.contacted : text.maybe}{' '}
            <There at={story.at} local={story.local} all />
          </>
        )}{' '}
        <StateTag state={story.contact.status} />
      </p>
      <p>
        <Sentence zone={story.local[0]?.zone}>{story.because}</Sentence>
      </p>
      <h2>{text.answer}</h2>
      {decision === null ? <p>{text.undecided}</p> : <Lawful decision={decision} />}
    </section>
  );
}

export function Lawful({ decision }: { readonly decision: Decision }) {
  const text = useText(words);
  const source = useSource();
  const objections = objectionsOf(decision);
  const rules = decision.findings.length;
  const told =
    objections.length === 0 ? text.lawful(rules) : text.objected(objections.length, rules);
  return (
    <p>
      <StateTag state={decision.verdict} /> {told}{' '}
      {objections.map(({ rule, because, citation }) => (
        <span key={rule}>
          <strong>
            <RuleLink rule={rule} />
          </strong>
          : {because} <small className="muted">[{source(citation ?? '–')}]</small>{' '}
        </span>
      ))}
      {decision.approval && `${text.approved} ${decision.approval}`}
    </p>
  );
}
