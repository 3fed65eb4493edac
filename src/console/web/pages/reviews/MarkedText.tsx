/** The words exactly as they would leave, with what the language rules found marked in them. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { words as pageWords } from './words.js';

type Finding = Schemas['LanguageFinding'];

interface Props {
  readonly words: string;
  readonly subject?: string | undefined;
}

export function MarkedText({ words, subject }: Props) {
  const text = useText(pageWords);
  const { may } = useSession();
  const { data } = useQuery({
    queryKey: ['language', words],
    queryFn: () => answer(api.POST('/v1/language/check', { body: { text: words } })),
    enabled: may('templates:read'),
    staleTime: Infinity,
  });
  const findings = (data?.findings ?? []).filter(
    ({ severity }) => severity === 'block' || severity === 'review',
  );
  return (
    <>
      {subject !== undefined && (
        <p>
          <strong>{text.subject}</strong> {subject}
        </p>
      )}
      <blockquote className="quoted">{marked(words, findings)}</blockquote>
      {findings.length > 0 && (
        <ul>
          {findings.map(({ entry, span, matched, because, instead }) => (
            <li key={`${entry} ${span.join('-')}`}>
              <mark>{matched}</mark> {because} <span className="muted">({entry})</span>
              {instead === '' ? null : (
                <div>
                  {text.instead} {instead}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Spans may lie in one another: a character is marked by the gravest of them. */
function marked(words: string, findings: readonly Finding[]): ReactNode[] {
  const cuts = new Set([0, words.length]);
  for (const { span } of findings) for (const at of span) cuts.add(Math.min(at, words.length));
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const part = words.slice(from, places[index + 1]);
    const inside = findings.filter(({ span: [start = 0, end = 0] }) => start <= from && from < end);
    if (inside.length === 0) return part;
    const isBlock = inside.some(({ severity }) => severity === 'block');
    return (
      <mark key={from} className={isBlock ? 'block' : 'review'}>
        {part}
      </mark>
    );
  });
}
