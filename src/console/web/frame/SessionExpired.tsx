/** Over the page, which stays as it is: sign in again, and the request that was refused goes on. */
import { Button, Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { isWaiting, onWaiting } from '../api/credentials.js';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { SignInForm } from './SignInForm.js';
import { words } from './words.js';

export function SessionExpired() {
  const text = useText(words);
  const { current } = useSession();
  const hasExpired = useSyncExternalStore(onWaiting, isWaiting);
  return (
    <Modal
      open={hasExpired}
      title={text.expired}
      closable={false}
      footer={<Button onClick={() => location.reload()}>{text.giveUp}</Button>}
      destroyOnHidden
    >
      <p>{text.expiredHint}</p>
      <SignInForm {...(current && { login: current.user.login, tenant: current.tenant })} />
    </Modal>
  );
}
