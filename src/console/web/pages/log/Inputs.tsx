/** What the guard was told, for whoever may see evidence: the clocks, what was counted, and all of it as it was. */
import type { ReactNode } from 'react';
import { useText } from '../../words/language.js';
import { term, terms, termsIn } from '../person/terms.js';
import { words as details } from './detail.words.js';
import type { Decision } from './Findings.js';
import { words } from './story.words.js';

interface Input {
  readonly attempt: { readonly at: string };
  readonly facts: {
    readonly person: {
      readonly time_zones: readonly { readonly zone: string; readonly source: string }[];
    };
  };
  readonly timeline: readonly {
    readonly id?: string;
    readonly at: string;
    readonly type: string;
    readonly channel?: string;
    readonly direction?: string;
    readonly outcome?: string;
  }[];
}

const PAST_MAX = 12;

export function Inputs({ decision }: { readonly decision: Decision }) {
  const text = useText(words);
  const names = useText(details);
  const labels = useText(terms);
  const { input } = decision;
  if (!isInput(input)) return null;
  const { facts, attempt, timeline } = input;
  const [first] = facts.person.time_zones;
  const past = timeline.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, PAST_MAX);
  const more = timeline.length - past.length;
  return (
    <>
      <h3>{text.inputs}</h3>
      <Plain
        head={[text.zone, text.zoneSource, text.clock]}
        rows={facts.person.time_zones.map(({ zone, source }) => [
          zone,
          term(names, source),
          on(attempt.at, zone),
        ])}
      />
      {past.length > 0 && (
        <>
          <h3>{text.past}</h3>
          <Plain
            head={[text.when, text.what, text.details]}
            rows={past.map(({ at, type, channel, direction, outcome }) => [
              on(at, first?.zone),
              termsIn(labels, [type, channel]),
              termsIn(labels, [direction, outcome]),
            ])}
          />
          {more > 0 && <p className="muted">{text.pastMore(more)}</p>}
        </>
      )}
      <details className="no-print">
        <summary>{text.everything}</summary>
        <pre className="wrap" tabIndex={0}>
          {JSON.stringify(input, null, 1)}
        </pre>
      </details>
      <p className="only-print">{text.inRecord(decision.decision_id)}</p>
    </>
  );
}

function isInput(input: unknown): input is Input {
  return typeof input === 'object' && input !== null && 'facts' in input && 'timeline' in input;
}

function on(at: string, timeZone: string | undefined): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone });
}

interface PlainProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

export function Plain({ head, rows }: PlainProps) {
  return (
    <table className="plain">
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, i) => (
          <tr key={i}>
            {cells.map((cell, j) => (
              <td key={j}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
