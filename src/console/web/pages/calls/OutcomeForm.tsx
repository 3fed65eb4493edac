/** How the call ended: a digit and Enter. With a person who is known also a promise and a call back. */
import { Button, Card, Checkbox, Form, Input, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { Key } from '../../parts/Key.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { clockOf, instantIn } from '../person/zones.js';
import { keepFor, keptFor, type Reached, type Typed } from './kept.js';
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

export function OutcomeForm({ call, reached, isSaving, error, onSave }: Props) {
  const text = useText(words);
  const [form] = Form.useForm<Typed>();
  const [rest, setRest] = useState<ProblemBody>();
  const zone = clockOf(call.time_zones);
  const isKnown = reached === 'person';
  const endings = isKnown ? REACHED : UNREACHED;
  const [kept] = useState(() => keptFor(call.id));
  const typed = Form.useWatch([], form) as Typed | undefined;
  const outcome = typed?.outcome;
  const picked = useRef(kept?.typed.outcome === undefined ? undefined : kept.reached);
  useEffect(() => {
    if (picked.current === reached) return;
    picked.current = reached;
    const likely = isKnown ? 'conversation' : 'answered';
    form.setFieldValue('outcome', reached === 'nobody' ? undefined : likely);
  }, [form, isKnown, reached]);
  useEffect(() => {
    if (typed?.outcome !== undefined || typed?.note) keepFor(call.id, { reached, typed });
  }, [call.id, reached, typed]);
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
        initialValues={kept?.typed}
        onFinish={(given) => onSave(bodyOf(call, given, reached, zone))}
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
        {isKnown && outcome === 'conversation' && <Others call={call} />}
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

/** A talk about two debts is one about each, and rests both. */
function Others({ call: { about } }: { readonly call: Call }) {
  const text = useText(words);
  const others = about?.other_debts ?? [];
  if (others.length === 0) return null;
  const options = others.map(({ id, lender, account_tail }) => ({
    value: id,
    label: [lender, account_tail === null ? id : `…${account_tail}`].filter(Boolean).join(' '),
  }));
  return (
    <Form.Item name="others" label={text.alsoAbout} extra={text.alsoAboutExtra}>
      <Checkbox.Group options={options} />
    </Form.Item>
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
  { about }: Call,
  { outcome = 'no_answer', note, promise, callback, others = [] }: Typed,
  reached: Reached,
  zone: string,
): Outcome {
  const own = about?.debt.id;
  const { amount, due } = promise ?? {};
  const isTalk = outcome === 'conversation';
  return {
    outcome,
    ...(note ? { note } : {}),
    ...(isTalk && own && others.length > 0 ? { discussed: [own, ...others] } : {}),
    ...(isTalk && amount && due ? { promise: { amount: amount.replace(',', '.'), due } } : {}),
    ...(isTalk && callback ? { callback: instantIn(zone, callback) } : {}),
    ...(reached === 'wrong' ? { wrong_number: true } : {}),
  };
}
