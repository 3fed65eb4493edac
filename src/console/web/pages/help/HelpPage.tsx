/** All help on one page that can be searched and printed: statuses, reasons, problems. */
import { Input } from 'antd';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PageHead } from '../../parts/PageHead.js';
import { useLanguage, useText } from '../../words/language.js';
import './help.css';
import { marked } from './marked.js';
import type { ProblemHelp } from './problem-help.js';
import { PROBLEM_HELP } from './problems.js';
import { REASONS } from './reasons.js';
import { STATUS_HELP } from './statuses.js';
import { words } from './words.js';

export function HelpPage() {
  const text = useText(words);
  const [search, setSearch] = useSearchParams();
  const wanted = (search.get('find') ?? '').trim().toLowerCase();
  const sections = [
    { name: 'statuses', title: text.statuses, entries: fitting(STATUS_HELP, wanted) },
    { name: 'reasons', title: text.reasons, entries: fitting(REASONS, wanted) },
    { name: 'problems', title: text.problems, entries: fitting(PROBLEM_HELP, wanted) },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <>
      <PageHead title={text.title}>
        <Input.Search
          className="no-print help-find"
          aria-label={text.find}
          placeholder={text.find}
          defaultValue={wanted}
          allowClear
          onChange={({ target }) =>
            setSearch(target.value === '' ? {} : { find: target.value }, { replace: true })
          }
        />
      </PageHead>
      <p className="muted help-intro">
        {text.intro} <Link to="/rules">{text.rules}</Link>: {text.rulesHint}
      </p>
      {sections.length === 0 && <p>{text.none}</p>}
      {sections.map(({ name, ...section }) => (
        <Section key={name} name={name} {...section} />
      ))}
    </>
  );
}

type Entry = readonly [string, ProblemHelp];

interface SectionProps {
  readonly name: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

function Section({ name, title, entries }: SectionProps) {
  const { language } = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl className="help">
        {entries.map(([code, said]) => (
          <div key={code} id={`${name}-${code}`}>
            <dt>
              {name === 'problems' ? (
                <Link to={`/help/problems/${code}`}>{said[language].title}</Link>
              ) : (
                said[language].title
              )}{' '}
              <code>{code}</code>
            </dt>
            <dd>
              {marked(said[language].cause)} <strong>{marked(said[language].remedy)}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function fitting(entries: Readonly<Record<string, ProblemHelp>>, wanted: string): Entry[] {
  return Object.entries(entries).filter(([code, { en, zh }]) =>
    [code, ...Object.values(en), ...Object.values(zh)].some((text) =>
      String(text).toLowerCase().includes(wanted),
    ),
  );
}
