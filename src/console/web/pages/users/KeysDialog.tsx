/** The keys of a program. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Form, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { Dialog } from '../../parts/Dialog.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { showAtFields } from '../../parts/formErrors.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { ShownOnce } from './ShownOnce.js';
import { words } from './words.js';

type Key = Schemas['ApiKey'];
type NewKey = Schemas['NewApiKey'];

interface Props {
  readonly user: Schemas['User'];
  readonly onClose: () => void;
}

export function KeysDialog({ user: { login }, onClose }: Props) {
  const text = useText(words);
  const path = { login };
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['keys', login],
    queryFn: () => answer(api.GET('/v1/users/{login}/keys', { params: { path } })),
  });
  const revoke = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/v1/users/{login}/keys/{id}/revoke', { params: { path: { ...path, id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys', login] }),
  });
  const error = list.error ?? revoke.error;
  return (
    <Dialog width={760} title={text.keysTitle(login)} footer={null} onCancel={onClose}>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      <Table<Key>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={list.data?.data ?? []}
        locale={{ emptyText: <Empty description={text.noKeys} /> }}
        columns={[
          { title: text.label, dataIndex: 'label' },
          {
            title: text.scopes,
            dataIndex: 'scopes',
            render: (scopes: string[]) => scopes.join(', '),
          },
          { title: text.since, dataIndex: 'created_at', render: (at) => <LocalTime at={at} /> },
          {
            key: 'revoke',
            render: (_, { id, revoked_at }) =>
              revoked_at === null ? (
                <Button danger onClick={() => revoke.mutate(id)}>
                  {text.revoke}
                </Button>
              ) : (
                <Tag>{text.revoked}</Tag>
              ),
          },
        ]}
      />
      <MakeKey login={login} />
    </Dialog>
  );
}

function MakeKey({ login }: { readonly login: string }) {
  const text = useText(words);
  const { current } = useSession();
  const [form] = Form.useForm<NewKey>();
  const [problem, setProblem] = useState<ProblemBody>();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (body: NewKey) =>
      answer(api.POST('/v1/users/{login}/keys', { params: { path: { login } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys', login] }),
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  if (make.data !== undefined) return <ShownOnce secret={make.data.key} />;
  const rules = [{ required: true, message: text.needed }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => make.mutate(body)}>
      <ProblemAlert problem={problem} />
      <Form.Item name="label" label={text.label} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="scopes" label={text.scopes} rules={rules}>
        <Select
          mode="multiple"
          options={(current?.scopes ?? []).map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Button htmlType="submit" loading={make.isPending}>
        {text.makeKey}
      </Button>
    </Form>
  );
}
