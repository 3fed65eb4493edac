/** Who gets in, and what they may do. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { InviteDialog } from './InviteDialog.js';
import { KeysDialog } from './KeysDialog.js';
import { roleWord } from './roles.js';
import { RolesDialog } from './RolesDialog.js';
import { words } from './words.js';

export type User = Schemas['User'];

interface Open {
  readonly what: 'roles' | 'invite' | 'keys';
  readonly user?: User;
}

export function UsersPage() {
  const text = useText(words);
  const [open, setOpen] = useState<Open>();
  const list = useQuery({ queryKey: ['users'], queryFn: () => answer(api.GET('/v1/users')) });
  const queries = useQueryClient();
  const disable = useMutation({
    mutationFn: (login: string) =>
      answer(api.POST('/v1/users/{login}/disable', { params: { path: { login } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
  const error = list.error ?? disable.error;
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHead title={text.title}>
        <Button type="primary" onClick={() => setOpen({ what: 'roles' })}>
          {text.add}
        </Button>
      </PageHead>
      <p className="muted">{text.explained}</p>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      <Table<User>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={list.data?.data ?? []}
        columns={[
          ...about(text),
          {
            key: 'act',
            render: (_, user) =>
              user.disabled_at === null && (
                <div className="row">
                  <Button onClick={() => setOpen({ what: 'roles', user })}>{text.edit}</Button>
                  <Button onClick={() => setOpen({ what: 'invite', user })}>{text.invite}</Button>
                  <Button onClick={() => setOpen({ what: 'keys', user })}>{text.keys}</Button>
                  <Popconfirm
                    title={text.disableSure(user.login)}
                    okText={text.disable}
                    onConfirm={() => disable.mutate(user.login)}
                  >
                    <Button danger>{text.disable}</Button>
                  </Popconfirm>
                </div>
              ),
          },
        ]}
      />
      {open?.what === 'roles' && (
        <RolesDialog
          user={open.user}
          onClose={close}
          onAdded={(user) => setOpen({ what: 'invite', user })}
        />
      )}
      {open?.what === 'invite' && open.user && <InviteDialog user={open.user} onClose={close} />}
      {open?.what === 'keys' && open.user && <KeysDialog user={open.user} onClose={close} />}
    </>
  );
}

function about(text: typeof words.en) {
  return [
    { title: text.login, dataIndex: 'login' },
    {
      title: text.roles,
      dataIndex: 'roles',
      render: (roles: string[]) =>
        roles.map((role) => <Tag key={role}>{roleWord(text, role)}</Tag>),
    },
    {
      title: text.signIn,
      key: 'sign-in',
      render: (_: unknown, user: User) => {
        if (user.disabled_at !== null) return <Tag color="red">{text.disabled}</Tag>;
        if (!user.has_password) return <span className="muted">{text.noPassword}</span>;
        return [text.password, ...(user.has_second_factor ? [text.authenticator] : [])].join(' + ');
      },
    },
    {
      title: text.lastSeen,
      dataIndex: 'signed_in_at',
      render: (at: string | null) => (at === null ? text.never : <LocalTime at={at} />),
    },
  ];
}
