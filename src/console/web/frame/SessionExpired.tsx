/** Over the page, which stays as it is: sign in again, and the request that was refused goes on. */
import { Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { isWaiting, onWaiting } from '../api/credentials.js';
import { useText } from '../words/language.js';
import { SignInForm } from './SignInForm.js';
import { words } from './words.js';

export function SessionExpired() {
  const text = useText(words);
  const hasExpired = useSyncExternalStore(onWaiting, isWaiting);
  return (
    <Modal open={hasExpired} title={text.expired} closable={false} footer={null} destroyOnHidden>
      <p>{text.expiredHint}</p>
      <SignInForm />
    </Modal>
  );
}
