/** The rows of the log; drawn again only when one of them, or what is selected, is another. */
import { Empty, Table } from 'antd';
import { memo, useMemo } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { RuleLinks } from '../../parts/RuleLink.js';
import { StateTag, useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type Row = Schemas['ListedContact'];

interface Props {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  /** By any filter. */
  readonly isNarrowed: boolean;
  /** The id of a row. */
  readonly selected: string | null;
  readonly open: (id: string) => void;
}

export const LogTable = memo(({ rows, isLoading, isNarrowed, selected, open }: Props) => {
  const text = useText(words);
  const dataSource = useMemo(() => [...rows], [rows]);
  return (
    <Table<Row>
      rowKey="id"
      size="small"
      loading={isLoading}
      dataSource={dataSource}
      columns={useColumns()}
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={({ id }) => ({
        onClick: ({ target }) => {
          if (!isInLink(target)) open(id);
        },
        className: id === selected ? 'log-row log-row-selected' : 'log-row',
        'aria-selected': id === selected,
      })}
      locale={{ emptyText: <Empty description={isNarrowed ? text.empty : text.emptyAll} /> }}
    />
  );
});

/** A link in a row leads where it says, and not to the story. */
function isInLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}

function useColumns() {
  const text = useText(words);
  const name = useStateName();
  return [
    {
      title: text.when,
      key: 'when',
      render: (_: unknown, { id, contacted_at, not_before, created_at, labels }: Row) => (
        <Link to={`/contacts/${id}`}>
          {contacted_at === null && `${not_before === null ? text.received : text.planned} `}
          <LocalTime
            at={contacted_at ?? not_before ?? created_at}
            zone={labels?.zone ?? undefined}
          />
        </Link>
      ),
    },
    { title: text.person, key: 'person', render: (_: unknown, { labels }: Row) => labels?.party },
    { title: text.debt, key: 'debt', render: (_: unknown, { labels }: Row) => labels?.debt },
    { title: text.channel, key: 'channel', render: (_: unknown, row: Row) => name(row.channel) },
    { title: text.template, dataIndex: 'template' },
    {
      title: text.status,
      dataIndex: 'status',
      render: (status: string) => <StateTag state={status} />,
    },
    {
      title: text.verdict,
      dataIndex: 'verdict',
      render: (verdict: string | null) => <StateTag state={verdict} />,
    },
    {
      title: text.why,
      dataIndex: 'rules',
      render: (rules: string[]) => <RuleLinks rules={rules} />,
    },
  ];
}
