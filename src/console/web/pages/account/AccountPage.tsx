/** One's own account: password, authenticator, where one is signed in, and where test messages go. */
import { Descriptions } from 'antd';
import { useSession } from '../../frame/session.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { useText } from '../../words/language.js';
import { roleWord } from '../users/roles.js';
import { words as roleWords } from '../users/words.js';
import { AuthenticatorCard } from './AuthenticatorCard.js';
import { OwnAddressesCard } from './OwnAddressesCard.js';
import { PasswordCard } from './PasswordCard.js';
import { SessionsCard } from './SessionsCard.js';
import { words } from './words.js';

export function AccountPage() {
  const text = useText(words);
  const roles = useText(roleWords);
  const { current, may } = useSession();
  if (!current) return null;
  return (
    <div className="stack">
      <PageHead title={text.title} />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'login', label: text.who, children: current.user.login },
          {
            key: 'roles',
            label: text.roles,
            children: current.roles.map((role) => roleWord(roles, role)).join(', '),
          },
          { key: 'ends', label: text.ends, children: <LocalTime at={current.ends_at} /> },
        ]}
      />
      <PasswordCard />
      <AuthenticatorCard />
      <SessionsCard />
      {may('templates:write') && <OwnAddressesCard />}
    </div>
  );
}
