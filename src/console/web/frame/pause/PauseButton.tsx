/** The red button on every page: what it stops first is everything, in one step. */
import { PauseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../words/language.js';
import { useSession } from '../session.js';
import { PauseDialog } from './PauseDialog.js';
import { words } from './words.js';

export function PauseButton() {
  const text = useText(words);
  const { may } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!may('pauses:write')) return null;
  return (
    <>
      <Button danger type="primary" icon={<PauseCircleFilled />} onClick={() => setOpen(true)}>
        {text.pause}
      </Button>
      {isOpen && <PauseDialog onClose={() => setOpen(false)} />}
    </>
  );
}
