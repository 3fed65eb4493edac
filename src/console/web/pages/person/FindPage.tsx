/** Finds a person by what somebody on the telephone can say: a number, an address, an id. */
import { useMutation } from '@tanstack/react-query';
import { Empty, Input, Table } from 'antd';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type Found = Schemas['FoundThings']['parties'][number];

export function FindPage() {
  const text = useText(words);
  const navigate = useNavigate();
  const location = useLocation();
  const find = useMutation({
    mutationFn: (typed: string) => answer(api.POST('/v1/find', { body: { text: typed } })),
    onSuccess: ({ parties, debts }) => {
      const people = [
        ...new Set([...parties.map(({ id }) => id), ...debts.map((one) => one.debtor)]),
      ];
      if (people.length === 1) void navigate(`/people/${people[0]}`);
    },
  });
  const { mutate } = find;
  // What was typed is personal, so it travels in the state of the history and never in an address.
  const typed = (location.state as { find?: string } | null)?.find;
  useEffect(() => {
    if (typed !== undefined) mutate(typed);
  }, [typed, mutate]);
  return (
    <>
      <PageHead title={text.find} />
      <Input.Search
        autoFocus
        defaultValue={typed}
        aria-label={text.findHint}
        placeholder={text.findHint}
        enterButton={text.findButton}
        loading={find.isPending}
        onSearch={(value) => {
          if (value.trim() !== '') find.mutate(value.trim());
        }}
        style={{ maxWidth: 640, marginBottom: 16 }}
      />
      {find.error !== null && <ProblemAlert problem={problemOf(find.error)} />}
      {find.data === undefined ? (
        <p className="muted">{text.findEmpty}</p>
      ) : (
        <Table<Found>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={find.data.parties}
          locale={{ emptyText: <Empty description={text.nobody} /> }}
          columns={[
            { title: text.name, dataIndex: 'name' },
            { title: text.residence, dataIndex: 'residence' },
            { title: text.yourId, dataIndex: 'external_id' },
            {
              title: text.open,
              key: 'open',
              render: (_: unknown, { id }: Found) => <Link to={`/people/${id}`}>{text.open}</Link>,
            },
          ]}
        />
      )}
    </>
  );
}
