/** From a row to the story of its contact, and to the person. */
import { Space } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export function Links({ contact, party }: { readonly contact?: string; readonly party?: string }) {
  const text = useText(words);
  return (
    <Space size="middle">
      {contact !== undefined && <Link to={`/contacts/${contact}`}>{text.story}</Link>}
      {party !== undefined && <Link to={`/people/${party}`}>{text.person}</Link>}
    </Space>
  );
}
