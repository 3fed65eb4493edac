/** Every contact of one person by the clock where they live: ours, those of others, places held, and their answers. */
import { PrinterOutlined } from '@ant-design/icons';
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { Button, Empty, Table } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { Loading } from '../../frame/Loading.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { RuleLinks } from '../../parts/RuleLink.js';
import { StateTag, useStateName } from '../../parts/StateTag.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { useText } from '../../words/language.js';
import { term, terms } from '../person/terms.js';
import { Download } from './Download.js';
import { InClear } from './InClear.js';
import './log.css';
import { words } from './story.words.js';
import { There } from './There.js';

type Seen = Schemas['History']['data'][number];

export function HistoryPage() {
  const text = useText(words);
  const { id = '' } = useParams();
  const [reason, setReason] = useState<string | null>(null);
  const queries = useQueryClient();
  const columns = useColumns();
  const asked = useInfiniteQuery({ ...historyOf(id, reason), placeholderData: keepPreviousData });
  const unmask = async (given: string | null) => {
    if (given !== null) await queries.fetchInfiniteQuery(historyOf(id, given));
    setReason(given);
  };
  const [first] = asked.data?.pages ?? [];
  if (asked.isLoading) return <Loading />;
  if (first === undefined) return <ProblemAlert problem={problemOf(asked.error)} />;
  const rows = asked.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <article className="story">
      <PageHead title={text.seenTitle}>
        <Download
          name="history.csv"
          read={() =>
            answer(
              api.GET('/v1/parties/{id}/history.csv', {
                params: { path: { id }, header: unmaskHeader(reason) },
                parseAs: 'blob',
              }),
            )
          }
        />
        <InClear reason={reason} onReason={unmask} />
        <Button
          className="no-print"
          icon={<PrinterOutlined />}
          loading={asked.isFetchingNextPage}
          onClick={() => void readOn(asked).then(onPaper)}
        >
          {text.print}
        </Button>
      </PageHead>
      <p>
        <strong>{first.party.external_id}</strong> · {first.party.name ?? '–'} ·{' '}
        {first.party.residence} · {first.zones.join(', ')}
      </p>
      <p className="muted">{text.seenHelp}</p>
      <Table<Seen>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={rows}
        columns={columns}
        scroll={{ x: 'max-content' }}
        rowClassName={({ counts }) => (counts ? '' : 'never-reached')}
        locale={{ emptyText: <Empty description={text.seenEmpty} /> }}
      />
      {asked.error !== null && <ProblemAlert problem={problemOf(asked.error)} />}
      {asked.hasNextPage && <p className="only-print">{text.notOnPaper}</p>}
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      )}
    </article>
  );
}

interface Pages {
  readonly hasNextPage: boolean;
  readonly isError: boolean;
  fetchNextPage(): Promise<Pages>;
}

/** To the end, or to where it fails, which the sheet then says. */
async function readOn(pages: Pages): Promise<void> {
  for (let now = pages; now.hasNextPage && !now.isError;) now = await now.fetchNextPage();
}

/** What was just read is drawn first. */
function onPaper(): void {
  requestAnimationFrame(() => setTimeout(print));
}

function historyOf(id: string, reason: string | null) {
  return infiniteQueryOptions({
    queryKey: ['history', id, reason],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/parties/{id}/history', {
          params: {
            path: { id },
            header: unmaskHeader(reason),
            query: {
              limit: 100,
              ...(pageParam === undefined ? {} : { starting_after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // Each look at it is on record, so it is not asked for again by itself.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}

function useColumns() {
  const text = useText(words);
  const name = useStateName();
  const labels = useText(terms);
  return [
    {
      title: text.when,
      key: 'when',
      render: (_: unknown, { at, local, contact }: Seen) =>
        contact === null ? (
          <There at={at} local={local} />
        ) : (
          <Link to={`/contacts/${contact}`}>
            <There at={at} local={local} />
          </Link>
        ),
    },
    { title: text.direction, key: 'way', render: (_: unknown, row: Seen) => text[row.direction] },
    { title: text.address, key: 'by', render: (_: unknown, row: Seen) => name(row.channel) },
    {
      title: text.to,
      key: 'to',
      render: (_: unknown, { to }: Seen) =>
        [to.external_id, to.address].filter((part) => part !== null).join(' · '),
    },
    {
      title: text.status,
      dataIndex: 'status',
      render: (status: string, { rules }: Seen) => (
        <>
          <StateTag state={status} /> <RuleLinks rules={rules} />
        </>
      ),
    },
    { title: text.sender, dataIndex: 'sender' },
    {
      title: text.purpose,
      dataIndex: 'purpose',
      render: (purpose: string | null) => term(labels, purpose),
    },
    { title: text.text, dataIndex: 'text', className: 'prose' },
  ];
}
