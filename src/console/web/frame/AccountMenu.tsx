/** Who is signed in, the way to the own account, and out. */
import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function AccountMenu() {
  const text = useText(words);
  const { current, signOut } = useSession();
  const go = useNavigate();
  const items = [
    { key: 'account', label: text.account, onClick: () => void go('/account') },
    { key: 'out', label: text.signOut, onClick: () => void signOut() },
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
