/** Where the link of an invitation leads: choose a password, then sign in with it. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client.js';
import { problemOf, type ProblemBody } from '../api/problem.js';
import { showAtFields } from '../parts/formErrors.js';
import { NewPassword } from '../parts/NewPassword.js';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { Gate } from './Entrance.js';
import { words } from './words.js';

export function InvitationPage() {
  const text = useText(words);
  // Behind the `#`, which browsers send to nobody.
  const [given] = useState(() => new URLSearchParams(location.hash.slice(1)));
  const token = given.get('token') ?? '';
  return (
    <Gate title={text.invitationTitle}>
      {token === '' ? (
        <Alert type="warning" showIcon title={text.invitationBroken} />
      ) : (
        <Choose token={token} login={given.get('login') ?? ''} />
      )}
    </Gate>
  );
}

function Choose({ token, login }: { readonly token: string; readonly login: string }) {
  const text = useText(words);
  const go = useNavigate();
  const [form] = Form.useForm<{ password: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const choose = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      answer(api.POST('/v1/session/invitation', { body: { token, password } })),
    onSuccess: () => go('/', { replace: true }),
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => choose.mutate(body)}
    >
      <ProblemAlert problem={problem} />
      <Form.Item label={text.login} htmlFor="invited">
        <Input id="invited" value={login} readOnly autoComplete="username" />
      </Form.Item>
      <NewPassword name="password" />
      <Button type="primary" htmlType="submit" block loading={choose.isPending}>
        {text.choose}
      </Button>
    </Form>
  );
}
