/** One person asks to end a pause, another agrees. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export function EndPause({ pause }: { readonly pause: Schemas['Pause'] }) {
  const { may } = useSession();
  if (!may('pauses:write') || !pause.in_force) return null;
  return pause.status === 'active' ? <AskToEnd id={pause.id} /> : <Agree id={pause.id} />;
}

function AskToEnd({ id }: { readonly id: string }) {
  const text = useText(words);
  const [form] = Form.useForm<{ reason: string }>();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: (body: { reason: string }) =>
      answer(api.POST('/v1/pauses/{id}/resume', { params: { path: { id } }, body })),
    onSuccess: () => {
      setOpen(false);
      void queries.invalidateQueries({ queryKey: ['pauses'] });
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.askToEnd}</Button>
      <Modal
        open={isOpen}
        title={text.askToEnd}
        okText={text.ask}
        confirmLoading={ask.isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" onFinish={(fields) => ask.mutate(fields)}>
          <p>{text.secondPerson}</p>
          <ProblemAlert problem={problem} />
          <Form.Item
            name="reason"
            label={text.reason}
            rules={[{ required: true, whitespace: true, message: text.reasonNeeded }]}
          >
            <Input maxLength={500} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function Agree({ id }: { readonly id: string }) {
  const text = useText(words);
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const agree = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/pauses/{id}/resume/approve', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['pauses'] }),
    onError: (error) =>
      modal.error({ title: text.notEnded, content: <ProblemAlert problem={problemOf(error)} /> }),
  });
  return (
    <Button type="primary" loading={agree.isPending} onClick={() => agree.mutate()}>
      {text.agree}
    </Button>
  );
}
