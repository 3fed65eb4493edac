/**
 * Two versions of a template side by side, with what was taken out marked in the one and what was put in marked in the
 * other: the words, and whatever else an approver answers for.
 */
import { diffChars, diffWordsWithSpace, type Change } from 'diff';
import { useMemo } from 'react';
import { useText } from '../../words/language.js';
import { words as draftWords } from '../drafts/words.js';
import { purposeLines, variableLines, type Content } from './parts.js';
import { terms } from './terms.js';
import { versionWords } from './versionWords.js';

interface Side {
  readonly title: string;
  readonly content: Content;
}

export function Differences({ before, after }: { readonly before: Side; readonly after: Side }) {
  const text = useText(versionWords);
  const term = useText(terms);
  const draft = useText(draftWords);
  const parts = useMemo(() => {
    const part = (name: string, of: (content: Content) => string) => {
      const changes = changesOf(of(before.content), of(after.content));
      return { name, changes, isSame: changes.every((one) => !one.added && !one.removed) };
    };
    return [
      part(text.subject, ({ subject }) => subject ?? ''),
      part(text.words, (content) => content.text),
      ...[
        part(text.purposes, (content) => purposeLines(content, term)),
        part(text.variables, (content) => variableLines(content, draft)),
      ].filter(({ isSame }) => !isSame),
    ];
  }, [before, after, text, term, draft]);
  const isSame = parts.every((part) => part.isSame);
  return (
    <>
      {isSame && <p className="muted">{text.same}</p>}
      <div className="two">
        {[before, after].map(({ title }, index) => (
          <section key={index === 0 ? 'before' : 'after'} aria-label={title}>
            <h3>{title}</h3>
            {parts.map(
              ({ name, changes }) =>
                changes.length > 0 && (
                  <div key={name}>
                    <div className="muted">{name}</div>
                    <pre className="words">
                      {changes.map((one, at) => side(one, at, index === 0))}
                    </pre>
                  </div>
                ),
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function side({ value, added, removed }: Change, at: number, isBefore: boolean) {
  if (isBefore ? added : removed) return null;
  if (removed) return <del key={at}>{value}</del>;
  return added ? <ins key={at}>{value}</ins> : <span key={at}>{value}</span>;
}

/** Chinese has no spaces between its words: there each character counts. */
function changesOf(before: string, after: string): Change[] {
  return /\p{Script=Han}/u.test(before + after)
    ? diffChars(before, after)
    : diffWordsWithSpace(before, after);
}
