/** Words of borrowers are shown once somebody has said what for; that is kept with the record of the reading. */
import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { Key } from '../../parts/Key.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export function Unmask({ onReason }: { readonly onReason: (reason: string) => void }) {
  const text = useText(words);
  const [reason, setReason] = useState<string>(text.toAnswer);
  const isEnough = reason.trim().length >= 3;
  const show = () => {
    if (isEnough) onReason(reason.trim());
  };
  useKeys({ s: show });
  return (
    <Form layout="vertical" component="div" className="quoted">
      <Form.Item label={text.whatFor} htmlFor="what-for" extra={text.onRecord}>
        <Space.Compact block>
          <Input
            id="what-for"
            value={reason}
            maxLength={300}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={show}
          />
          <Button onClick={show} disabled={!isEnough}>
            {text.showWords} <Key name="S" />
          </Button>
        </Space.Compact>
      </Form.Item>
    </Form>
  );
}
