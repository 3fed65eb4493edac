/** Instead of a page that threw: what to do, and what to tell whoever runs the service. */
import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';
import { problemOf } from '../api/problem.js';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { words } from './words.js';

export function FailedPage() {
  const text = useText(words);
  const error = useRouteError();
  return (
    <Result
      status="warning"
      title={<h1 className="quiet">{text.failed}</h1>}
      subTitle={text.failedHint}
      extra={<Button onClick={() => location.reload()}>{text.reload}</Button>}
    >
      <ProblemAlert problem={problemOf(error)} />
    </Result>
  );
}
