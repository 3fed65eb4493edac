import { Button, Form, Input } from 'antd';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function SignInForm() {
  const text = useText(words);
  const { signIn } = useSession();
  return (
    <Form<{ key: string }> layout="vertical" onFinish={({ key }) => signIn(key.trim())}>
      <Form.Item
        name="key"
        label={text.apiKey}
        extra={text.apiKeyHint}
        rules={[{ required: true }]}
      >
        <Input.Password autoFocus autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block>
        {text.signIn}
      </Button>
    </Form>
  );
}
