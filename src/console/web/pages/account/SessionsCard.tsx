import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Table, Tag } from 'antd';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type Own = Schemas['OwnSession'];

export function SessionsCard() {
  const text = useText(words);
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['own-sessions'],
    queryFn: () => answer(api.GET('/v1/sessions')),
  });
  const end = useMutation({
    mutationFn: (id: string) =>
      answer(api.DELETE('/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own-sessions'] }),
  });
  const error = list.error ?? end.error;
  return (
    <Card size="small" title={<h2>{text.sessions}</h2>}>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      <Table<Own>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        pagination={false}
        dataSource={list.data?.data ?? []}
        columns={[
          { title: text.browser, dataIndex: 'browser' },
          { title: text.address, dataIndex: 'address' },
          { title: text.seen, render: (_, { seen_at }) => <LocalTime at={seen_at} /> },
          {
            key: 'end',
            render: (_, { id, is_this }) =>
              is_this ? (
                <Tag>{text.thisOne}</Tag>
              ) : (
                <Button onClick={() => end.mutate(id)}>{text.end}</Button>
              ),
          },
        ]}
      />
    </Card>
  );
}
