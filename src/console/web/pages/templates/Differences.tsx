/** Two texts side by side, with what was taken out marked in the one and what was put in marked in the other. */
import { diffChars, diffWordsWithSpace, type Change } from 'diff';
import { useMemo } from 'react';
import { useText } from '../../words/language.js';
import { versionWords } from './versionWords.js';

interface Side {
  readonly title: string;
  readonly subject?: string | undefined;
  readonly text: string;
}

export function Differences({ before, after }: { readonly before: Side; readonly after: Side }) {
  const text = useText(versionWords);
  const parts = useMemo(
    () => [
      { name: text.subject, changes: changesOf(before.subject ?? '', after.subject ?? '') },
      { name: text.words, changes: changesOf(before.text, after.text) },
    ],
    [before, after, text],
  );
  const isSame = parts.every(({ changes }) => changes.every((one) => !one.added && !one.removed));
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
