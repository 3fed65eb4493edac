/** One word on everything that matches, such as after a restore; in portions, each contact with its record. */
import { Alert, Button, Card, Form, Input, Progress, Radio } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export type Filter = Omit<Schemas['BulkSettlement']['filter'], 'to'>;

interface Props {
  readonly filter: Filter;
  /** When it was counted: what becomes unknown later is not meant. */
  readonly matching: { readonly count: number; readonly now: string };
  readonly onEnd: () => void;
}

interface Typed {
  readonly left: boolean;
  readonly reason: string;
}

export function BulkSettle({ filter, matching, onEnd }: Props) {
  const text = useText(words);
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [done, setDone] = useState<number>();
  const [isOver, setOver] = useState(false);
  // The list behind grows shorter meanwhile: what was meant is what stood here at first.
  const [meant] = useState({ ...matching, filter });
  const settle = async ({ left, reason }: Typed) => {
    setProblem(undefined);
    const body = { filter: { ...meant.filter, to: meant.now }, left, reason };
    let settled = done ?? 0;
    setDone(settled);
    try {
      for (let remaining = 1; remaining > 0;) {
        const portion = await answer(api.POST('/v1/unknown-outcomes/settle', { body }));
        ({ remaining } = portion);
        settled += portion.settled;
        setDone(settled);
        if (portion.settled === 0) break;
      }
      setOver(true);
    } catch (error) {
      setProblem(showAtFields(form, problemOf(error)));
      if (settled === 0) setDone(undefined);
    }
    await queries.invalidateQueries({ queryKey: ['unknown'] });
    await queries.invalidateQueries({ queryKey: ['work'] });
  };
  if (isOver)
    return (
      <Alert
        className="gap"
        type="success"
        showIcon
        role="status"
        title={text.allSettled(done ?? 0)}
        closable={{ onClose: onEnd }}
      />
    );
  return (
    <Card className="gap" size="small" title={text.settleAll(meant.count)}>
      <ProblemAlert problem={problem} />
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => void settle(typed)}>
        <Form.Item
          name="left"
          label={text.whatOf}
          rules={[{ required: true, message: text.choose }]}
        >
          <Radio.Group
            options={[
              { value: true, label: text.left },
              { value: false, label: text.notLeft },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text.howKnown}
          rules={[{ required: true, message: text.choose }]}
          extra={text.each}
        >
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
        {done !== undefined && (
          <Progress
            aria-label={text.settled}
            percent={Math.round((done / Math.max(meant.count, 1)) * 100)}
          />
        )}
        <div className="choices">
          <Button type="primary" danger htmlType="submit" loading={done !== undefined && !problem}>
            {text.settleAll(meant.count)}
          </Button>
          <Button onClick={onEnd}>{text.leave}</Button>
        </div>
      </Form>
    </Card>
  );
}
