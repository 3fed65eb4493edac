/** Before a change of the own credentials: the present ones again. */
import { Form, Input } from 'antd';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export interface Proving {
  readonly password: string;
  readonly code?: string;
}

export function Proof() {
  const text = useText(words);
  const { current } = useSession();
  const rules = [{ required: true, message: text.needed }];
  return (
    <>
      <Form.Item name="password" label={text.present} rules={rules}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {current?.second_factor === 'enrolled' && (
        <Form.Item name="code" label={text.code} rules={rules}>
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      )}
    </>
  );
}
