/** A new password, typed twice. */
import { Form, Input } from 'antd';
import { useText } from '../words/language.js';
import { words } from './password.words.js';

export function NewPassword({ name }: { readonly name: string }) {
  const text = useText(words);
  return (
    <>
      <Form.Item
        name={name}
        label={text.newPassword}
        extra={text.hint}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={text.repeat}
        dependencies={[name]}
        rules={[
          { required: true, message: text.needed },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              value === getFieldValue(name)
                ? Promise.resolve()
                : Promise.reject(new Error(text.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
