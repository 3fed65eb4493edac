/** What to stop, and why; with what stands in it at first, one more click stops everything. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { answer, api, type paths } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type NewPause = paths['/v1/pauses']['post']['requestBody']['content']['application/json'];

const SCOPES = ['tenant', 'channel', 'template', 'batch', 'sender', 'debt', 'region'] as const;
const CHANNELS = ['sms', 'email', 'call'] as const;

interface Fields {
  readonly scope: (typeof SCOPES)[number];
  readonly value?: string;
  readonly reason: string;
}

export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText(words);
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<ProblemBody>();
  const typed = useRef<Partial<Record<Fields['scope'], string>>>({});
  const { message } = App.useApp();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: (body: Fields) => answer(api.POST('/v1/pauses', { body: body as NewPause })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['pauses'] });
      void message.success(text.stopped);
      onClose();
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Modal
      open
      title={text.title}
      okText={text.confirm}
      okButtonProps={{ danger: true, htmlType: 'submit', autoFocus: true }}
      confirmLoading={stop.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ scope: 'tenant', reason: text.reasonGiven }}
        onValuesChange={({ scope, value }: Partial<Fields>, all) => {
          // The name of one thing is not that of another; who goes back finds it again.
          if (value !== undefined) typed.current[all.scope] = value;
          if (scope !== undefined)
            form.setFields([{ name: 'value', value: typed.current[scope], errors: [] }]);
        }}
        onFinish={(fields) => stop.mutate(fields)}
      >
        <p>{text.whatHappens}</p>
        <ProblemAlert problem={problem} />
        <PauseFields />
      </Form>
    </Modal>
  );
}

function PauseFields() {
  const text = useText(words);
  const scope = Form.useWatch<Fields['scope'] | undefined>('scope') ?? 'tenant';
  const hint =
    scope === 'template'
      ? text.templateHint
      : scope === 'region'
        ? text.regionHint
        : text.referenceHint;
  return (
    <>
      <Form.Item name="scope" label={text.covers}>
        <Select options={SCOPES.map((value) => ({ value, label: text[value] }))} />
      </Form.Item>
      {scope === 'channel' && (
        <Form.Item
          name="value"
          label={text.which}
          rules={[{ required: true, message: text.needed }]}
        >
          <Select options={CHANNELS.map((value) => ({ value, label: text[value] }))} />
        </Form.Item>
      )}
      {scope !== 'tenant' && scope !== 'channel' && (
        <Form.Item
          name="value"
          label={text.which}
          extra={hint}
          rules={[{ required: true, message: text.needed }]}
        >
          <Input />
        </Form.Item>
      )}
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
