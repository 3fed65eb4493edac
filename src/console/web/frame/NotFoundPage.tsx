import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useText } from '../words/language.js';
import { words } from './words.js';

export function NotFoundPage() {
  const text = useText(words);
  return (
    <Result
      status="info"
      title={<h1 className="quiet">{text.notFound}</h1>}
      subTitle={text.notFoundHint}
      extra={
        <Link to="/">
          <Button>{text.home}</Button>
        </Link>
      }
    />
  );
}
