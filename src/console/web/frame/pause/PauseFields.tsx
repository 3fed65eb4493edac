/** What is stopped, chosen from a list wherever there is one; until when, and why. */
import { Form, Input, Select, type SelectProps } from 'antd';
import { useSenderOptions } from '../../parts/useSenders.js';
import { useTemplateNames } from '../../parts/useTemplateNames.js';
import { useText } from '../../words/language.js';
import { useSession } from '../session.js';
import { words } from './words.js';

export const SCOPES = [
  'tenant',
  'channel',
  'template',
  'batch',
  'sender',
  'debt',
  'region',
] as const;
export type Scope = (typeof SCOPES)[number];

const CHANNELS = ['sms', 'email', 'call'] as const;

export function PauseFields() {
  const text = useText(words);
  const scope = Form.useWatch<Scope | undefined>('scope') ?? 'tenant';
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <Form.Item name="scope" label={text.covers}>
        <Select options={SCOPES.map((value) => ({ value, label: text[value] }))} />
      </Form.Item>
      {scope !== 'tenant' && <Which scope={scope} />}
      <Form.Item
        name="until"
        label={text.until}
        extra={text.untilHint(zone)}
        rules={[{ validator: (_, at?: string) => later(at, text.untilPast) }]}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.reason}
        rules={[{ required: true, whitespace: true, message: text.needed }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </>
  );
}

/** An end that has passed would stop nothing, and look as if it had. */
async function later(at: string | undefined, message: string): Promise<void> {
  if (at && Date.parse(at) <= Date.now()) throw new Error(message);
}

function Which({ scope }: { readonly scope: Exclude<Scope, 'tenant'> }) {
  const text = useText(words);
  const { may } = useSession();
  const hints: Partial<Record<Scope, string>> = {
    region: text.regionHint,
    batch: text.referenceHint,
    debt: text.referenceHint,
  };
  return (
    <Form.Item
      name="value"
      label={text.which}
      extra={hints[scope]}
      rules={[{ required: true, message: text.needed }]}
    >
      {scope === 'channel' ? (
        <Choice options={CHANNELS.map((value) => ({ value, label: text[value] }))} />
      ) : scope === 'template' && may('templates:read') ? (
        <OneTemplate />
      ) : scope === 'sender' && may('portfolio:read') ? (
        <OneSender />
      ) : (
        <Input />
      )}
    </Form.Item>
  );
}

function OneTemplate(given: SelectProps<string>) {
  const { data = [], isLoading } = useTemplateNames();
  return (
    <Choice
      {...given}
      loading={isLoading}
      options={data.map((value) => ({ value, label: value }))}
    />
  );
}

function OneSender(given: SelectProps<string>) {
  const { options, isLoading } = useSenderOptions();
  return <Choice {...given} loading={isLoading} options={options} />;
}

function Choice(given: SelectProps<string>) {
  return <Select<string> {...given} showSearch={{ optionFilterProp: 'label' }} />;
}
