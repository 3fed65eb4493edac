/** Who is signed in, the way to the own account, and out. */
import { UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { problemOf } from '../api/problem.js';
import { hasOwn } from '../parts/browserStore.js';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function AccountMenu() {
  const text = useText(words);
  const { current, signOut } = useSession();
  const go = useNavigate();
  const { modal } = App.useApp();
  const out = () =>
    signOut().catch((error: unknown) => {
      modal.error({ content: <ProblemAlert problem={problemOf(error)} /> });
    });
  const leave = () => {
    if (hasOwn()) {
      modal.confirm({
        title: text.signOutUnsaved,
        content: text.signOutUnsavedHint,
        okText: text.signOut,
        onOk: out,
      });
    } else void out();
  };
  const items = [
    { key: 'account', label: text.account, onClick: () => void go('/account') },
    { key: 'out', label: text.signOut, onClick: leave },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${text.account}: ${current?.user.login ?? ''}`}
      >
        <span className="wide">{current?.user.login}</span>
      </Button>
    </Dropdown>
  );
}
