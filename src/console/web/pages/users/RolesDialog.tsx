/** Adds a user, or gives one other roles. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { Dialog } from '../../parts/Dialog.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { ROLES, type Role } from './roles.js';
import { words } from './words.js';

interface Fields {
  readonly login: string;
  readonly roles: Role[];
}

interface Props {
  /** Nobody: somebody new. */
  readonly user: Schemas['User'] | undefined;
  readonly onClose: () => void;
  readonly onAdded: (user: Schemas['User']) => void;
}

export function RolesDialog({ user, onClose, onAdded }: Props) {
  const text = useText(words);
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<ProblemBody>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ login, roles }: Fields) =>
      answer(api.PUT('/v1/users/{login}', { params: { path: { login } }, body: { roles } })),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['users'] });
      if (user === undefined) onAdded(saved);
      else onClose();
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  /** Whoever is there already would get these roles instead of their own. */
  const isTaken = ({ login }: Fields) =>
    user === undefined &&
    queries
      .getQueryData<{ readonly data: readonly { readonly login: string }[] }>(['users'])
      ?.data.some((one) => one.login === login) === true;
  const sayTaken = () => form.setFields([{ name: 'login', errors: [text.loginTaken] }]);
  const rules = [{ required: true, message: text.needed }];
  return (
    <Dialog
      title={user === undefined ? text.add : user.login}
      okText={text.save}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ login: user?.login, roles: user?.roles ?? ['collector'] }}
        onFinish={(fields) => (isTaken(fields) ? sayTaken() : save.mutate(fields))}
      >
        <ProblemAlert problem={problem} />
        <Form.Item
          name="login"
          label={text.login}
          hidden={user !== undefined}
          extra={text.loginHint}
          rules={rules}
        >
          <Input maxLength={64} autoCapitalize="none" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="roles"
          label={text.roles}
          rules={[{ type: 'array', min: 1, message: text.needed }]}
        >
          <Checkbox.Group options={ROLES.map((value) => ({ value, label: text[value] }))} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
