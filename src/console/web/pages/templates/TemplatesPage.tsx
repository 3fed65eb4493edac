/** Which words may be sent, where they are missing, and what waits for somebody. */
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Select, Table, Tag } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useMore } from '../../api/useMore.js';
import { useSession } from '../../frame/session.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { CoverageMatrix } from './CoverageMatrix.js';
import { Gaps } from './Gaps.js';
import { OpenDrafts } from './OpenDrafts.js';
import { CHANNELS, LOCALES, named, PURPOSES, terms } from './terms.js';
import './templates.css';
import { words } from './words.js';

type Template = Schemas['Template'];

const FILTERS = { channel: CHANNELS, purpose: PURPOSES, locale: LOCALES } as const;

export function TemplatesPage() {
  const text = useText(words);
  const { may } = useSession();
  const goTo = useNavigate();
  const coverage = useQuery({
    queryKey: ['templates', 'coverage'],
    queryFn: () => answer(api.GET('/v1/templates/coverage')),
  });
  return (
    <>
      <PageHead title={text.title}>
        {may('templates:write') && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void goTo('/template-drafts/new')}
          >
            {text.newTemplate}
          </Button>
        )}
      </PageHead>
      <p className="muted">{text.explained}</p>
      <OpenDrafts status="submitted" />
      {coverage.error !== null && <ProblemAlert problem={problemOf(coverage.error)} />}
      {coverage.data !== undefined && (
        <>
          <CoverageMatrix cells={coverage.data.cells} />
          <Gaps gaps={coverage.data.gaps} isCut={coverage.data.has_more_gaps} />
        </>
      )}
      <Listed />
      <OpenDrafts status="draft" />
    </>
  );
}

function Listed() {
  const text = useText(words);
  const term = useText(terms);
  const [search, setSearch] = useSearchParams();
  const chosen = (name: keyof typeof FILTERS) => {
    const value = search.get(name);
    return FILTERS[name].find((one) => one === value);
  };
  const query = {
    channel: chosen('channel') as Template['channel'] | undefined,
    purpose: chosen('purpose'),
    locale: chosen('locale') as 'en' | 'zh-CN' | undefined,
  };
  const list = useMore(['templates', query], (after) =>
    answer(api.GET('/v1/templates', { params: { query: { ...query, starting_after: after } } })),
  );
  const choose = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  return (
    <section>
      <h2>{text.title}</h2>
      <div className="filters no-print">
        {(['channel', 'purpose', 'locale'] as const).map((name) => (
          <Select
            key={name}
            aria-label={text[name]}
            value={chosen(name) ?? ''}
            onChange={(value) => choose(name, value)}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: `${text[name]}: ${text.all}` },
              ...FILTERS[name].map((value) => ({ value: value as string, label: term[value] })),
            ]}
          />
        ))}
      </div>
      {list.error !== null && <ProblemAlert problem={problemOf(list.error)} />}
      <Table<Template>
        rowKey="id"
        size="small"
        loading={list.isLoading}
        dataSource={[...list.rows]}
        columns={columnsIn(text, term)}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={text.empty} /> }}
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
      render: (_: unknown, { id, name }: Template) => <Link to={`/templates/${id}`}>{name}</Link>,
    },
    {
      title: text.channel,
      key: 'channel',
      render: (_: unknown, { channel, locale }: Template) =>
        `${term[channel]}, ${named(term, locale)}`,
    },
    {
      title: text.purpose,
      dataIndex: 'purposes',
      render: (purposes: string[]) => purposes.map((one) => named(term, one)).join(', '),
    },
    {
      title: text.status,
      key: 'status',
      render: (_: unknown, one: Template) => <TemplateTag template={one} />,
    },
  ];
}

export function TemplateTag({
  template,
}: {
  readonly template: Pick<Template, 'active_version' | 'latest_version' | 'withdrawn_at'>;
}) {
  const text = useText(words);
  const term = useText(terms);
  const { active_version: active, latest_version: latest, withdrawn_at } = template;
  return active === null ? (
    <>
      {withdrawn_at === null ? (
        <Tag color="gold">{term.inactive}</Tag>
      ) : (
        <>
          <Tag color="warning">{term.withdrawn}</Tag> <LocalTime at={withdrawn_at} />,
        </>
      )}{' '}
      {text.offVersion(latest)}
    </>
  ) : (
    <>
      <Tag color="success">{term.active}</Tag> {text.versionOf(active, latest)}
    </>
  );
}
