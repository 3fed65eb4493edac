/** Files of loan systems: sent in, tried first if one likes, with progress and what was wrong with which row. */
import { Button, Empty, Progress, Table, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useNewest } from '../../api/useMore.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import '../worklist/worklist.css';
import { ImportDetail } from './ImportDetail.js';
import { NewImport } from './NewImport.js';
import { words } from './words.js';

type Import = Schemas['Import'];

/** One of them is needed; which, depends on what the file holds. */
const WRITING = ['portfolio:write', 'events:write', 'contacts:write'];

export function ImportsPage() {
  const text = useText(words);
  const [search, setSearch] = useSearchParams();
  const [isNew, setNew] = useState(false);
  const { may } = useSession();
  const open = search.get('import');
  const list = useNewest(['imports'], 'imp', (ending_before) =>
    answer(api.GET('/v1/imports', { params: { query: { ending_before } } })),
  );
  return (
    <>
      <PageHead title={text.title}>
        {!isNew && WRITING.some((scope) => may(scope)) && (
          <Button type="primary" onClick={() => setNew(true)}>
            {text.add}
          </Button>
        )}
      </PageHead>
      {isNew && (
        <NewImport
          onEnd={(id) => {
            setNew(false);
            if (id !== undefined) setSearch({ import: id });
          }}
        />
      )}
      {open !== null && <ImportDetail key={open} id={open} onClose={() => setSearch({})} />}
      {list.error !== null && <ProblemAlert problem={problemOf(list.error)} />}
      <Table<Import>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        dataSource={[...list.rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={text.none} /> }}
        columns={columnsIn(text, (id) => setSearch({ import: id }))}
      />
      <LoadMore list={list} />
    </>
  );
}

/** Dark enough for white words on them. */
const COLOURS: Partial<Record<Import['status'], string>> = {
  running: '#1d4f91',
  done: '#1e6b3a',
  failed: '#b3261e',
};

const result = (name: 'created' | 'exists' | 'error', title: string) => ({
  title,
  key: name,
  render: (_: unknown, one: Import) =>
    name === 'error' && one.result.error > 0 ? (
      <Tag color="#b3261e">{one.result.error}</Tag>
    ) : (
      one.result[name]
    ),
});

function columnsIn(text: typeof words.en, open: (id: string) => void) {
  return [
    {
      title: text.when,
      dataIndex: 'created_at',
      render: (at: string, { id }: Import) => (
        <Button type="link" size="small" onClick={() => open(id)}>
          <LocalTime at={at} />
        </Button>
      ),
    },
    {
      title: text.kind,
      dataIndex: 'kind',
      render: (kind: Import['kind'], { dry_run }: Import) => (
        <>
          {text[kind]} {dry_run && <Tag>{text.tried}</Tag>}
        </>
      ),
    },
    {
      title: text.status,
      dataIndex: 'status',
      render: (_: unknown, one: Import) => <Status of={one} />,
    },
    { title: text.rows, key: 'rows', render: (_: unknown, { progress }: Import) => progress.rows },
    result('created', text.created),
    result('exists', text.exists),
    result('error', text.errors),
  ];
}

function Status({ of: { status, progress } }: { readonly of: Import }) {
  const text = useText(words);
  if (status !== 'running' || progress.bytes === null)
    return <Tag color={COLOURS[status]}>{text[status]}</Tag>;
  const percent = (100 * progress.bytes_read) / Math.max(progress.bytes, 1);
  return <Progress aria-label={text.running} size="small" percent={Math.round(percent)} />;
}
