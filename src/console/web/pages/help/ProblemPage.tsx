/** One problem: why it happens and what to do. */
import { Link, useParams } from 'react-router';
import { PageHead } from '../../parts/PageHead.js';
import { useLanguage, useText } from '../../words/language.js';
import './help.css';
import { marked } from './marked.js';
import { PROBLEM_HELP } from './problems.js';
import { words } from './words.js';

export function ProblemPage() {
  const text = useText(words);
  const { language } = useLanguage();
  const { code = '' } = useParams();
  const said = Object.hasOwn(PROBLEM_HELP, code) ? PROBLEM_HELP[code]?.[language] : undefined;
  return (
    <>
      <PageHead title={said?.title ?? text.noSuch} />
      {said === undefined ? (
        <p>{text.noSuchHint}</p>
      ) : (
        <dl className="help one">
          <dt>{text.cause}</dt>
          <dd>{marked(said.cause)}</dd>
          <dt>{text.remedy}</dt>
          <dd>
            <strong>{marked(said.remedy)}</strong>
          </dd>
          <dt>{text.code}</dt>
          <dd>
            <code>{code}</code>
          </dd>
        </dl>
      )}
      <p className="no-print">
        <Link to="/help">{text.back}</Link>
      </p>
    </>
  );
}
