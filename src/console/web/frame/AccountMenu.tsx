import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function AccountMenu() {
  const text = useText(words);
  const { signOut } = useSession();
  const items = [{ key: 'out', label: text.signOut, onClick: signOut }];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined />} aria-label={text.account} />
    </Dropdown>
  );
}
