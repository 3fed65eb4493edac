/** Words of borrowers are shown once somebody has said what for; that is kept with the record of the reading. */
import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { Key } from '../../parts/Key.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

interface Props {
  readonly unmask: UseMutationResult<unknown, Error, string>;
}

export function Unmask({ unmask }: Props) {
  const text = useText(words);
  const [reason, setReason] = useState<string>(text.toAnswer);
  const isEnough = reason.trim().length >= 3;
  const show = () => {
    if (isEnough && !unmask.isPending) unmask.mutate(reason.trim());
  };
  useKeys({ s: show });
  return (
    <Form layout="vertical" component="div" className="quoted">
      {unmask.error !== null && <ProblemAlert problem={problemOf(unmask.error)} />}
      <Form.Item label={text.whatFor} htmlFor="what-for" extra={text.onRecord}>
        <Space.Compact block>
          <Input
            id="what-for"
            value={reason}
            maxLength={300}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={show}
          />
          <Button onClick={show} disabled={!isEnough} loading={unmask.isPending}>
            {text.showWords} <Key name="S" />
          </Button>
        </Space.Compact>
      </Form.Item>
    </Form>
  );
}
