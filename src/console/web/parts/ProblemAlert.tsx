/** What the API refused and what to do, for whatever no field of a form can show. */
import { Alert } from 'antd';
import { Link } from 'react-router';
import { NO_ANSWER, type ProblemBody } from '../api/problem.js';
import { words } from '../frame/words.js';
import { useText } from '../words/language.js';
import { Sentence } from './Sentence.js';
import { useProblemHelp } from './useProblemHelp.js';

export function ProblemAlert({ problem }: { readonly problem: ProblemBody | undefined }) {
  const text = useText(words);
  const help = useProblemHelp(problem?.code);
  if (problem === undefined) return null;
  const detail = problem.code === NO_ANSWER.code ? text.noAnswer : problem.detail;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={help?.title ?? problem.title}
      description={
        <>
          <div>
            <Sentence>{detail}</Sentence>
          </div>
          {problem.errors !== undefined && (
            <ul>
              {problem.errors.map(({ pointer, detail: what, remedy }) => (
                <li key={pointer + what}>
                  <code>{pointer}</code> <Sentence>{what}</Sentence>
                  {remedy !== undefined && (
                    <>
                      {text.colon}
                      <Sentence>{remedy}</Sentence>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
          {problem.status > 0 && (
            <div className="no-print">
              <Link to={`/help/problems/${problem.code}`}>{text.meaning}</Link>
            </div>
          )}
          {problem.request_id !== undefined && (
            <small className="muted">{text.requestId(problem.request_id)}</small>
          )}
        </>
      }
    />
  );
}
