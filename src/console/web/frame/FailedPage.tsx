/** Instead of a page that threw: what to do, and what to tell whoever runs the service. */
import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { problemOf } from '../api/problem.js';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { Notice } from './Notice.js';
import { words } from './words.js';

export function FailedPage() {
  const text = useText(words);
  const error = useRouteError();
  return (
    <Notice
      title={text.failed}
      hint={text.failedHint}
      act={<Button onClick={() => location.reload()}>{text.reload}</Button>}
    >
      <ProblemAlert problem={problemOf(error)} />
    </Notice>
  );
}
