/** Drafts that wait for somebody: first those for an approver, then those still being written. */
import { Empty, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useMore } from '../../api/useMore.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { named, terms } from './terms.js';
import { words } from './words.js';

type Draft = Schemas['ListedTemplateDraft'];

export function OpenDrafts({ status }: { readonly status: 'submitted' | 'draft' }) {
  const text = useText(words);
  const term = useText(terms);
  const list = useMore(['template-drafts', status], (after) =>
    answer(
      api.GET('/v1/template-drafts', {
        params: { query: { status, ...(after && { starting_after: after }) } },
      }),
    ),
  );
  if (list.error !== null) return <ProblemAlert problem={problemOf(list.error)} />;
  if (status === 'submitted' && list.rows.length === 0) return null;
  return (
    <section>
      <h2>{status === 'submitted' ? text.waiting : text.drafts}</h2>
      <Table<Draft>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        dataSource={[...list.rows]}
        columns={columnsIn(text, term)}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={text.noDrafts} /> }}
      />
      {list.hasMore && <LoadMore list={list} />}
    </section>
  );
}

function columnsIn(text: typeof words.en, term: typeof terms.en) {
  return [
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, { id, name }: Draft) => (
        <Link to={`/template-drafts/${id}`}>{name}</Link>
      ),
    },
    {
      title: text.channel,
      key: 'channel',
      render: (_: unknown, { channel, locale }: Draft) =>
        `${term[channel]}, ${named(term, locale)}`,
    },
    {
      title: text.found,
      dataIndex: 'verdict',
      render: (verdict: Draft['verdict']) => <VerdictTag verdict={verdict} />,
    },
    {
      title: text.editedBy,
      key: 'edited',
      render: (_: unknown, { edited_by, people, updated_at, author }: Draft) => (
        <>
          <LocalTime at={updated_at} /> {text.by(people[edited_by ?? author] ?? '–')}
        </>
      ),
    },
  ];
}

export function VerdictTag({ verdict }: { readonly verdict: Draft['verdict'] }) {
  const text = useText(words);
  if (verdict === null) return <Tag color="error">{text.unreadable}</Tag>;
  const [colour, word] = {
    block: ['error', text.blocked],
    review: ['warning', text.review],
    allow: ['success', text.fine],
  }[verdict];
  return <Tag color={colour}>{word}</Tag>;
}
