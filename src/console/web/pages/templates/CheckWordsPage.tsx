/** Any words, read by the language rules: before a collector writes them, or somebody drafts a template. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { VerdictTag } from './OpenDrafts.js';
import './templates.css';
import { versionWords } from './versionWords.js';

const PAUSE_MS = 350;

export function CheckWordsPage() {
  const text = useText(versionWords);
  const named = useSource();
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery({
    queryKey: ['check words', settled],
    enabled: settled !== '',
    gcTime: 0,
    queryFn: ({ signal }) =>
      answer(api.POST('/v1/language/check', { body: { text: settled }, signal })),
  });
  return (
    <>
      <PageHead title={text.checkWords} />
      <p className="muted">{text.checkHint}</p>
      <Input.TextArea
        aria-label={text.checkWords}
        value={typed}
        rows={6}
        maxLength={20_000}
        onChange={(event) => setTyped(event.target.value)}
      />
      {query.error !== null && <ProblemAlert problem={problemOf(query.error)} />}
      <div aria-live="polite">
        {settled !== '' && query.data !== undefined && (
          <>
            <p>
              <VerdictTag verdict={query.data.verdict} />
            </p>
            <ul className="plain">
              {onceEach(query.data.findings).map(
                ({ entry, span, because, rule, source, instead }) => (
                  <li key={`${entry} ${span.join()}`}>
                    <q>{settled.slice(...(span as [number, number]))}</q> {because}.{' '}
                    <span className="muted">
                      {rule} ({named(source)})
                    </span>
                    <div>
                      <span className="muted">{text.courteous}:</span> {instead}
                    </div>
                  </li>
                ),
              )}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

/** Two entries of a lexicon may find the same words for the same reason: that is said once. */
function onceEach<F extends { readonly span: readonly number[]; readonly because: string }>(
  findings: readonly F[],
): F[] {
  const said = new Map(findings.map((one) => [`${one.span.join()} ${one.because}`, one]));
  return [...said.values()];
}
