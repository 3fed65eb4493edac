/** What to stop, and why; with what stands in it at first, one more click stops everything. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useRef, useState } from 'react';
import { answer, api, type paths } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { Dialog } from '../../parts/Dialog.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { PauseFields, type Scope } from './PauseFields.js';
import { words } from './words.js';

type NewPause = paths['/v1/pauses']['post']['requestBody']['content']['application/json'];

interface Fields {
  readonly scope: Scope;
  readonly value?: string;
  /** By the clock of whoever stops it. */
  readonly until?: string;
  readonly reason: string;
}

function bodyOf({ until = '', ...fields }: Fields): NewPause {
  const end = until === '' ? {} : { until: new Date(until).toISOString() };
  return { ...fields, ...end } as NewPause;
}

export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText(words);
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<ProblemBody>();
  const typed = useRef<Partial<Record<Fields['scope'], string>>>({});
  const { message } = App.useApp();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: (fields: Fields) => answer(api.POST('/v1/pauses', { body: bodyOf(fields) })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['pauses'] });
      void message.success(text.stopped);
      onClose();
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Dialog
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
    </Dialog>
  );
}
