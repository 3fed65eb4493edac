import { App, Button, Input } from 'antd';
import { useText } from '../../words/language.js';
import { words } from './words.js';

/** A secret that the service has shown and does not know any more. */
export function ShownOnce({ secret }: { readonly secret: string }) {
  const text = useText(words);
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => message.success(text.copied),
      () => message.error(text.notCopied),
    );
  return (
    <>
      <p>{text.onlyOnce}:</p>
      <Input.TextArea readOnly rows={3} aria-label={text.onlyOnce} value={secret} />
      <p>
        <Button onClick={() => void copy()}>{text.copy}</Button>
      </p>
    </>
  );
}
