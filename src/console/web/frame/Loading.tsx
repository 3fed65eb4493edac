import { Spin } from 'antd';
import { useText } from '../words/language.js';
import { words } from './words.js';

export function Loading() {
  const text = useText(words);
  return (
    <div className="loading" role="status">
      <Spin /> <span>{text.loading}</span>
    </div>
  );
}
