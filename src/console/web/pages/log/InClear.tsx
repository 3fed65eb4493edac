/** Names, addresses and words in clear: for a reason, which the service records with the person. */
import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popover, Tag } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './story.words.js';

interface Props {
  /** Null: masked. */
  readonly reason: string | null;
  /** Reads it for that reason, and fails where that is refused. */
  readonly onReason: (reason: string | null) => Promise<void>;
}

const LENGTH_MIN = 3;
const LENGTH_MAX = 300;

export function InClear({ reason, onReason }: Props) {
  const text = useText(words);
  const { may } = useSession();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const show = useMutation({ mutationFn: onReason, onSuccess: () => setOpen(false) });
  if (!may('personal:read') && !may('evidence:read')) return null;
  if (reason !== null)
    return (
      <Tag className="no-print" closable onClose={() => void onReason(null)}>
        {text.inClear(reason)}
      </Tag>
    );
  const go = () => {
    if (typed.trim().length >= LENGTH_MIN) show.mutate(typed.trim());
  };
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <>
          {show.error !== null && <ProblemAlert problem={problemOf(show.error)} />}
          <Input.Search
            autoFocus
            loading={show.isPending}
            value={typed}
            maxLength={LENGTH_MAX}
            aria-label={text.whatFor}
            placeholder={text.whatFor}
            enterButton={text.show}
            onChange={({ target }) => setTyped(target.value)}
            onSearch={go}
            style={{ width: 320 }}
          />
        </>
      }
    >
      <Button className="no-print" icon={<EyeOutlined />}>
        {text.showInClear}
      </Button>
    </Popover>
  );
}
