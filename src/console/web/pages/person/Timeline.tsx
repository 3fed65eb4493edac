/** Contacts and events in one order, on the borrower's clock; what is planned stands above. */
import { Table } from 'antd';
import { Link } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { useText } from '../../words/language.js';
import { detailsOf, saidIn } from './happening.js';
import { zoneOf } from './PersonHead.js';
import { term, terms } from './terms.js';
import { type Card, type Contact, type Entry, useTimeline } from './usePerson.js';
import { words } from './words.js';

interface Row {
  readonly key: string;
  readonly at: string | null;
  readonly contact: Contact | null;
  readonly entry: Entry | null;
}

export function Timeline({ party }: { readonly party: Card['party'] }) {
  const text = useText(words);
  const list = useTimeline(party.id);
  return (
    <>
      {list.error !== null && <ProblemAlert problem={problemOf(list.error)} />}
      <h3>{text.planned}</h3>
      <Rows
        party={party}
        isLoading={list.isLoading}
        empty={text.noPlanned}
        rows={list.planned.map((contact) => ({
          key: contact.id,
          at: contact.hold?.until ?? contact.not_before,
          contact,
          entry: null,
        }))}
      />
      <h3>{text.timeline}</h3>
      <Rows
        party={party}
        isLoading={list.isLoading}
        empty={text.noTimeline}
        rows={list.rows.map((entry) => ({
          key: entry.contact?.id ?? entry.event?.id ?? entry.at,
          at: entry.at,
          contact: entry.contact,
          entry,
        }))}
      />
      <LoadMore list={list} />
      <p className="no-print">
        <Link to={`/history/${party.id}`}>{text.history}</Link>
      </p>
    </>
  );
}

interface RowsProps {
  readonly party: Card['party'];
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly isLoading: boolean;
}

function Rows({ party, rows, empty, isLoading }: RowsProps) {
  const text = useText(words);
  return (
    <Table<Row>
      rowKey="key"
      size="small"
      pagination={false}
      loading={isLoading}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: empty }}
      dataSource={[...rows]}
      columns={[
        {
          title: text.when,
          dataIndex: 'at',
          render: (at: string | null) => <LocalTime at={at} zone={zoneOf(party)} />,
        },
        {
          title: text.what,
          key: 'what',
          render: (_: unknown, row: Row) => <What row={row} />,
        },
        {
          title: text.details,
          key: 'details',
          render: (_: unknown, row: Row) => <Details row={row} party={party} />,
        },
        {
          title: text.story,
          key: 'story',
          className: 'no-print',
          render: (_: unknown, { contact, entry }: Row) => {
            const id = contact?.id ?? entry?.task;
            return typeof id === 'string' ? <Link to={`/contacts/${id}`}>{text.story}</Link> : null;
          },
        },
      ]}
    />
  );
}

function What({ row: { contact, entry } }: { row: Row }) {
  const labels = useText(terms);
  if (contact !== null) return <>{term(labels, contact.channel)}</>;
  return <>{term(labels, entry?.event?.type)}</>;
}

function Details({ row: { contact, entry }, party }: { row: Row; party: Card['party'] }) {
  const labels = useText(terms);
  if (contact !== null) {
    return (
      <>
        <strong>{term(labels, contact.status)}</strong> · {term(labels, contact.purpose)} ·{' '}
        {party.endpoints.find(({ id }) => id === contact.to.endpoint)?.address ?? ''}
        {contact.rules.map((rule) => (
          <span key={rule}>
            {' '}
            <RuleLink rule={rule} />
          </span>
        ))}
      </>
    );
  }
  if (entry?.event === null || entry?.event === undefined) return null;
  const said = saidIn(entry.event);
  return (
    <>
      {detailsOf(entry.event, labels, party)}
      {said !== undefined && <blockquote className="said">{said}</blockquote>}
    </>
  );
}
