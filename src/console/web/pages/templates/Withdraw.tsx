/** Taking words back at once: one click, with a reason that is already there and can be changed before. */
import { StopOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../words/language.js';
import type { SwitchVersion } from './useSwitch.js';
import { versionWords } from './versionWords.js';

export function Withdraw({ act }: { readonly act: SwitchVersion }) {
  const text = useText(versionWords);
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>();
  return (
    <div className="withdraw no-print">
      <Input
        aria-label={text.reason}
        value={reason ?? text.usualReason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        danger
        type="primary"
        icon={<StopOutlined />}
        loading={act.isPending}
        onClick={() =>
          act.mutate(
            { version: null, reason: (reason ?? '').trim() || text.usualReason },
            { onSuccess: () => void message.success(text.withdrawn) },
          )
        }
      >
        {text.withdraw}
      </Button>
      <small className="muted">{text.withdrawHint}</small>
    </div>
  );
}
