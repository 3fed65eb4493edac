/**
 * Over the page, which stays as it is: its person signs in again, and the requests that wait go on. Nobody else can:
 * what is typed in the page is not theirs.
 */
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { onWaiting, whyWaiting } from '../api/credentials.js';
import { Dialog } from '../parts/Dialog.js';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { SignInForm } from './SignInForm.js';
import { words } from './words.js';

export function SessionExpired() {
  const text = useText(words);
  const { current } = useSession();
  const waiting = useSyncExternalStore(onWaiting, whyWaiting);
  const other = waiting?.other;
  const login = current?.user.login ?? '';
  if (waiting === undefined) return null;
  return (
    <Dialog
      title={other === undefined ? text.expired : text.otherPerson(other)}
      closable={false}
      footer={<Button onClick={() => location.reload()}>{text.giveUp}</Button>}
    >
      <p>{other === undefined ? text.expiredHint : text.otherPersonHint(login, other)}</p>
      <SignInForm {...(current && { login, tenant: current.tenant })} />
    </Dialog>
  );
}
