/** Every contact, newest first: whom, how, what was judged, and what became of it. A row opens its story. */
import { Empty, Table, type InputRef, Button } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { RuleLinks } from '../../parts/RuleLink.js';
import { StateTag, useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { Chosen } from './Chosen.js';
import { Download } from './Download.js';
import { Filters } from './Filters.js';
import { changed, queryOf } from './filters.js';
import { FindBox, type Choice } from './FindBox.js';
import './log.css';
import { useLog } from './useLog.js';
import { useRows } from './useRows.js';
import { words } from './words.js';

type Row = Schemas['ListedContact'];

export function LogPage() {
  const text = useText(words);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const box = useRef<InputRef>(null);
  const filters = search.toString().replace(/(^|&)row=[^&]*/, '');
  const query = useMemo(() => queryOf(new URLSearchParams(filters)), [filters]);
  const log = useLog(query);
  const selected = search.get('row');
  const select = useCallback(
    (id: string) =>
      setSearch(
        (now) => {
          now.set('row', id);
          return now;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const open = useCallback((id: string) => void navigate(`/contacts/${id}`), [navigate]);
  const ids = useMemo(() => log.rows.map(({ id }) => id), [log.rows]);
  useRows({ ids, selected, select, open, box });
  const change = (name: string, value: string | readonly string[] | undefined) =>
    setSearch(changed(search, name, value));
  const choose = ({ kind, ids: [first = '', ...others] }: Choice) => {
    if (kind === 'contact') open(first);
    else setSearch({ [kind]: [first, ...others] });
  };
  return (
    <>
      <PageHead title={text.title}>
        <small className="muted no-print">{text.keys}</small>
        <Download
          name="contacts.csv"
          read={() => answer(api.GET('/v1/contacts.csv', { params: { query }, parseAs: 'blob' }))}
        />
      </PageHead>
      <FindBox box={box} onChoice={choose} />
      <div className="log-filters">
        <Filters search={search} change={change} clear={() => setSearch({})} />
        {search.getAll('party').map((id) => (
          <Chosen
            key={id}
            kind="party"
            id={id}
            onClose={() =>
              change(
                'party',
                search.getAll('party').filter((other) => other !== id),
              )
            }
          />
        ))}
        {search.getAll('debt').map((id) => (
          <Chosen key={id} kind="debt" id={id} onClose={() => change('debt', undefined)} />
        ))}
      </div>
      {log.error !== null && <ProblemAlert problem={problemOf(log.error)} />}
      <Table<Row>
        rowKey="id"
        size="small"
        loading={log.isLoading}
        dataSource={[...log.rows]}
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
        locale={{
          emptyText: (
            <Empty description={Object.keys(query).length > 0 ? text.empty : text.emptyAll} />
          ),
        }}
      />
      {log.hasMore && !log.isLoading && (
        <div className="more">
          <Button onClick={log.loadMore}>
            {text.searched(new Date(log.searchedTo ?? 0).toLocaleString())}
          </Button>
        </div>
      )}
    </>
  );
}

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
