/** Shown once: what gets somebody in who has lost their authenticator. */
import { Alert, Button } from 'antd';
import { useText } from '../words/language.js';
import { words } from './authenticator.words.js';
import './codes.css';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

export function RecoveryCodes({ codes, onDone }: Props) {
  const text = useText(words);
  return (
    <>
      <Alert type="warning" showIcon title={text.keepCodes} description={text.keepCodesHint} />
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="secret">{code}</code>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{text.print}</Button>
        <Button type="primary" onClick={onDone}>
          {text.kept}
        </Button>
      </div>
    </>
  );
}
