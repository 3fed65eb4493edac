/** Login, password, and the code of an authenticator for those who have one. */
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

interface Fields {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
  readonly tenant?: string;
}

interface Props {
  /** Whoever was signed in; none but the same person goes on. */
  readonly login?: string;
  readonly tenant?: string;
}

export function SignInForm({ login, tenant }: Props) {
  const text = useText(words);
  const { enter } = useSession();
  const [hasTenants] = useState(() => tenant ?? new URLSearchParams(location.search).get('tenant'));
  const signIn = useMutation({
    mutationFn: (fields: Fields) => answer(api.POST('/v1/session', { body: bodyOf(fields) })),
    onSuccess: enter,
  });
  const needed = [{ required: true, message: text.needed }];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ login, tenant: hasTenants ?? undefined }}
      onFinish={(fields) => signIn.mutate(fields)}
    >
      {signIn.error !== null && <ProblemAlert problem={problemOf(signIn.error)} />}
      <Form.Item name="tenant" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="login" label={text.login} rules={needed}>
        <Input
          autoComplete="username"
          autoFocus={login === undefined}
          readOnly={login !== undefined}
          tabIndex={login === undefined ? 0 : -1}
          autoCapitalize="none"
        />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={needed}>
        <Input.Password autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      <Form.Item name="code" label={text.code} extra={text.codeHint}>
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {text.signIn}
      </Button>
    </Form>
  );
}

function bodyOf({ login, password, code, tenant }: Fields) {
  const typed = code?.replaceAll(/\s/g, '') ?? '';
  return {
    login: login.trim(),
    password,
    ...(typed === '' ? {} : { code: typed }),
    ...(tenant === undefined ? {} : { tenant }),
  } as { login: string; password: string; code?: string; tenant: string }; // `tenant` has a default
}
