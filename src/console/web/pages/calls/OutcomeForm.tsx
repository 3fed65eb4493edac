/** How the call ended: a digit and Enter. With a person who is known also a promise and a call back. */
import { Button, Card, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { Key } from '../../parts/Key.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { clockOf, instantIn } from '../person/zones.js';
import type { Reached } from './CallInHand.js';
import type { Call, Outcome } from './useCalls.js';
import { words } from './words.js';

type Ending = Outcome['outcome'];

const UNREACHED: readonly Ending[] = [
  'no_answer',
  'busy',
  'not_in_service',
  'answered',
  'dropped',
  'voicemail',
  'voicemail_full',
];
const REACHED: readonly Ending[] = ['conversation', 'dropped', 'answered'];

interface Props {
  readonly call: Call;
  readonly reached: Reached;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: (outcome: Outcome) => void;
}

interface Typed {
  readonly outcome?: Ending;
  readonly note?: string;
  readonly promise?: { readonly amount?: string; readonly due?: string };
  readonly callback?: string;
}

export function OutcomeForm({ call, reached, isSaving, error, onSave }: Props) {
  const text = useText(words);
  const [form] = Form.useForm<Typed>();
  const [rest, setRest] = useState<ProblemBody>();
  const zone = clockOf(call.time_zones);
  const isKnown = reached === 'person';
  const endings = isKnown ? REACHED : UNREACHED;
  const outcome = Form.useWatch('outcome', form);
  useEffect(() => {
    const picked = isKnown ? 'conversation' : 'answered';
    form.setFieldValue('outcome', reached === 'nobody' ? undefined : picked);
  }, [form, isKnown, reached]);
  useEffect(() => {
    setRest(error === null ? undefined : showAtFields(form, problemOf(error)));
  }, [error, form]);
  const byDigit = endings.map(
    (ending, index) => [String(index + 1), () => form.setFieldValue('outcome', ending)] as const,
  );
  useKeys({
    ...Object.fromEntries(byDigit),
    m: () => form.getFieldInstance('note')?.focus(),
    p: isKnown ? () => form.getFieldInstance(['promise', 'amount'])?.focus() : undefined,
    Enter: isSaving ? undefined : form.submit,
  });
  return (
    <Card size="small" title={text.outcome}>
      <ProblemAlert problem={rest} />
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => onSave(bodyOf(typed, reached, zone))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        <Form.Item
          name="outcome"
          label={text.how}
          rules={[{ required: true, message: text.choose }]}
        >
          <Radio.Group className="endings">
            {endings.map((ending, index) => (
              <Radio key={ending} value={ending}>
                {text[ending]} <Key name={String(index + 1)} />
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {isKnown && outcome === 'conversation' && <Agreed zone={zone} />}
        <Form.Item
          name="note"
          label={
            <>
              {text.note} <Key name="M" />
            </>
          }
          extra={text.noteExtra}
        >
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          loading={isSaving}
          disabled={outcome === undefined}
        >
          {text.save} <Key name="Enter" />
        </Button>
      </Form>
    </Card>
  );
}

/** A promise needs both of its fields or none. */
function Agreed({ zone }: { readonly zone: string }) {
  const text = useText(words);
  const both = (other: 'amount' | 'due') => [
    ({ getFieldValue }: { getFieldValue: (name: string[]) => unknown }) => ({
      validator: (_: unknown, value: unknown) =>
        Boolean(value) === Boolean(getFieldValue(['promise', other])) || Boolean(value)
          ? Promise.resolve()
          : Promise.reject(new Error(text.bothNeeded)),
    }),
  ];
  return (
    <div className="agreed">
      <Form.Item
        name={['promise', 'amount']}
        label={
          <>
            {text.promised} <Key name="P" />
          </>
        }
        rules={both('due')}
      >
        <Input inputMode="decimal" placeholder="125.50" />
      </Form.Item>
      <Form.Item name={['promise', 'due']} label={text.promisedFor} rules={both('amount')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="callback" label={text.callback} extra={text.callbackExtra}>
        <Input type="datetime-local" suffix={<span className="muted">{zone}</span>} />
      </Form.Item>
    </div>
  );
}

function bodyOf(
  { outcome = 'no_answer', note, promise, callback }: Typed,
  reached: Reached,
  zone: string,
): Outcome {
  const { amount, due } = promise ?? {};
  const isTalk = outcome === 'conversation';
  return {
    outcome,
    ...(note ? { note } : {}),
    ...(isTalk && amount && due ? { promise: { amount: amount.replace(',', '.'), due } } : {}),
    ...(isTalk && callback ? { callback: instantIn(zone, callback) } : {}),
    ...(reached === 'wrong' ? { wrong_number: true } : {}),
  };
}
