/** Where test messages to oneself go: an address counts once the code that was sent there has come back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useSenderOptions } from '../../parts/useSenders.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

const CHANNELS = ['sms', 'email'] as const;
type Channel = (typeof CHANNELS)[number];

export function OwnAddressesCard() {
  const text = useText(words);
  const own = useQuery({
    queryKey: ['own-addresses'],
    queryFn: () => answer(api.GET('/v1/own-addresses')),
  });
  const [sentTo, setSentTo] = useState<Channel>();
  return (
    <Card size="small" title={<h2>{text.addresses}</h2>}>
      <p>{text.addressesHint}</p>
      {own.error !== null && <ProblemAlert problem={problemOf(own.error)} />}
      <ul>
        {own.data?.data.map(({ channel, address, verified_at }) => (
          <li key={channel}>
            {text[channel]}: {address}{' '}
            {verified_at === null ? (
              <Button type="link" onClick={() => setSentTo(channel)}>
                {text.enterCode}
              </Button>
            ) : (
              <Tag color="green">{text.proved}</Tag>
            )}
          </li>
        ))}
      </ul>
      {sentTo === undefined ? (
        <Enter onSent={setSentTo} />
      ) : (
        <Prove channel={sentTo} onDone={() => setSentTo(undefined)} />
      )}
    </Card>
  );
}

interface Entered {
  readonly channel: Channel;
  readonly address: string;
  readonly sender: string;
}

function Enter({ onSent }: { readonly onSent: (channel: Channel) => void }) {
  const text = useText(words);
  const [form] = Form.useForm<Entered>();
  const [problem, setProblem] = useState<ProblemBody>();
  const { options, isLoading } = useSenderOptions();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: ({ channel, ...body }: Entered) =>
      answer(api.PUT('/v1/own-addresses/{channel}', { params: { path: { channel } }, body })),
    onSuccess: (_, { channel }) => {
      void queries.invalidateQueries({ queryKey: ['own-addresses'] });
      onSent(channel);
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  const rules = [{ required: true, message: text.needed }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow"
      requiredMark={false}
      initialValues={{ channel: 'email' }}
      onFinish={(fields) => enter.mutate(fields)}
    >
      <ProblemAlert problem={problem} />
      <Form.Item name="channel" label={text.channel}>
        <Select options={CHANNELS.map((value) => ({ value, label: text[value] }))} />
      </Form.Item>
      <Form.Item name="address" label={text.ownAddress} rules={rules}>
        <Input maxLength={254} />
      </Form.Item>
      <Form.Item name="sender" label={text.sender} extra={text.senderHint} rules={rules}>
        <Select showSearch optionFilterProp="label" loading={isLoading} options={options} />
      </Form.Item>
      <Button htmlType="submit" loading={enter.isPending}>
        {text.sendCode}
      </Button>
    </Form>
  );
}

function Prove({ channel, onDone }: { readonly channel: Channel; readonly onDone: () => void }) {
  const text = useText(words);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ code: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const queries = useQueryClient();
  const prove = useMutation({
    mutationFn: (body: { code: string }) =>
      answer(api.PUT('/v1/own-addresses/{channel}/code', { params: { path: { channel } }, body })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['own-addresses'] });
      void message.success(text.saved);
      onDone();
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow"
      requiredMark={false}
      onFinish={(fields) => prove.mutate(fields)}
    >
      <ProblemAlert problem={problem} />
      <Form.Item
        name="code"
        label={text.sentCode}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input inputMode="numeric" maxLength={6} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={prove.isPending}>
        {text.prove}
      </Button>
    </Form>
  );
}
