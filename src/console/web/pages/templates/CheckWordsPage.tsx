/** Any words, read by the language rules: before a collector writes them, or somebody drafts a template. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { VerdictTag } from './OpenDrafts.js';
import './templates.css';
import { versionWords } from './versionWords.js';

const PAUSE_MS = 350;

export function CheckWordsPage() {
  const text = useText(versionWords);
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
              {query.data.findings.map(({ entry, span, because, rule, source, instead }) => (
                <li key={`${entry} ${span.join()}`}>
                  <q>{settled.slice(...(span as [number, number]))}</q> {because}.{' '}
                  <span className="muted">
                    {rule} ({source})
                  </span>
                  <div>
                    <span className="muted">{text.courteous}:</span> {instead}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
