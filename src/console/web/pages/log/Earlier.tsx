/** The decisions before the last one, each with all that it was: folded on the screen, in full on paper. */
import type { Schemas } from '../../api/client.js';
import { StateTag } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { Lawful } from './Answer.js';
import { Findings, type Decision } from './Findings.js';
import { Inputs } from './Inputs.js';
import { Message } from './Message.js';
import { words } from './story.words.js';
import { There } from './There.js';

type Step = Schemas['Story']['steps'][number];
export type JudgedStep = Step & { readonly decision: Decision };

export function isJudged(step: Step): step is JudgedStep {
  return step.decision !== null;
}

export function Earlier({ steps }: { readonly steps: readonly JudgedStep[] }) {
  const text = useText(words);
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{text.earlier(steps.length)}</h2>
      {steps.map(({ record, at, local, decision }) => (
        <details key={record} className="behind">
          <summary>
            <There at={at} local={local} /> <StateTag state={decision.verdict} />
          </summary>
          <Lawful decision={decision} />
          <h3>{text.message}</h3>
          <Message decision={decision} />
          <h3>{text.findings}</h3>
          <Findings decision={decision} />
          <Inputs decision={decision} />
        </details>
      ))}
    </section>
  );
}
