import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Form } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { showAtFields } from '../../parts/formErrors.js';
import { NewPassword } from '../../parts/NewPassword.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Proof, type Proving } from './Proof.js';
import { words } from './words.js';

interface Fields extends Proving {
  readonly new_password: string;
  readonly repeated: string;
}

export function PasswordCard() {
  const text = useText(words);
  const { current, enter } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<ProblemBody>();
  const change = useMutation({
    mutationFn: ({ password, code, new_password }: Fields) =>
      answer(api.PUT('/v1/session/password', { body: { password, code, new_password } })),
    onSuccess: (session) => {
      setProblem(undefined);
      form.resetFields();
      enter(session);
      void message.success(text.changed);
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Card size="small" title={<h2>{text.password}</h2>}>
      <Form
        form={form}
        layout="vertical"
        className="narrow"
        requiredMark={false}
        onFinish={(fields) => change.mutate(fields)}
      >
        <ProblemAlert problem={problem} />
        <input className="gone" readOnly value={current?.user.login} autoComplete="username" />
        <Proof />
        <NewPassword name="new_password" />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {text.change}
        </Button>
      </Form>
    </Card>
  );
}
