import { Button } from 'antd';
import { Link } from 'react-router';
import { useText } from '../words/language.js';
import { Notice } from './Notice.js';
import { words } from './words.js';

export function NotFoundPage() {
  const text = useText(words);
  return (
    <Notice
      title={text.notFound}
      hint={text.notFoundHint}
      act={
        <Link to="/">
          <Button>{text.home}</Button>
        </Link>
      }
    />
  );
}
