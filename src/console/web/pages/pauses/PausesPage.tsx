/** What is stopped at the moment, and what was. */
import { Empty, Segmented, Table, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useNewest } from '../../api/useMore.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { EndPause } from './EndPause.js';
import { words } from './words.js';

type Pause = Schemas['Pause'];
type Status = Pause['status'];

const STATUSES: readonly Status[] = ['active', 'resume_requested', 'resumed'];

export function PausesPage() {
  const text = useText(words);
  const name = useStateName();
  const [search, setSearch] = useSearchParams();
  const status = STATUSES.find((each) => each === search.get('status'));
  const list = useNewest(['pauses', status], 'pau', (ending_before) =>
    answer(api.GET('/v1/pauses', { params: { query: { ...filterOf(status), ending_before } } })),
  );
  return (
    <>
      <PageHead title={text.title}>
        <Segmented
          aria-label={text.show}
          value={status ?? ''}
          onChange={(next) => setSearch(next === '' ? {} : { status: next })}
          options={[
            { value: '', label: text.all },
            ...STATUSES.map((value) => ({ value, label: text[value] })),
          ]}
        />
      </PageHead>
      <p className="muted">{text.explained}</p>
      {list.error !== null && <ProblemAlert problem={problemOf(list.error)} />}
      <Table<Pause>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        dataSource={[...list.rows]}
        columns={columnsIn(text, name)}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={text.empty} /> }}
      />
      <LoadMore list={list} />
    </>
  );
}

const COLOURS: Record<Status, string> = {
  active: 'red',
  resume_requested: 'orange',
  resumed: 'default',
};

/** One that ran out has ended, though nobody resumed it. */
function filterOf(status: Status | undefined) {
  if (status === undefined) return {};
  return status === 'resumed'
    ? { in_force: 'false' as const }
    : { status, in_force: 'true' as const };
}

function columnsIn(text: typeof words.en, name: (state: string) => string) {
  return [
    {
      title: text.covers,
      key: 'covers',
      render: (_: unknown, { scope, value }: Pause) =>
        value === null
          ? text[scope]
          : `${text[scope]}: ${scope === 'channel' ? name(value) : value}`,
    },
    {
      title: text.reason,
      key: 'reason',
      render: (_: unknown, { reason, resume_reason }: Pause) => (
        <>
          <div>{reason}</div>
          {resume_reason !== null && <div className="muted">{text.why(resume_reason)}</div>}
        </>
      ),
    },
    {
      title: text.since,
      dataIndex: 'paused_at',
      render: (at: string) => <LocalTime at={at} />,
    },
    {
      title: text.until,
      dataIndex: 'until',
      render: (at: string | null) => (at === null ? text.untilResumed : <LocalTime at={at} />),
    },
    {
      title: text.status,
      key: 'status',
      render: (_: unknown, { status, in_force }: Pause) => {
        const shown = in_force ? status : 'resumed';
        return <Tag color={COLOURS[shown]}>{text[shown]}</Tag>;
      },
    },
    { key: 'act', render: (_: unknown, pause: Pause) => <EndPause pause={pause} /> },
  ];
}
