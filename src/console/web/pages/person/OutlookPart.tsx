/** A small table: which address, by what, may be used now or from when, and which rule says so. */
import { Alert, Select, Skeleton, Table } from 'antd';
import { useSearchParams } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useOrganisations } from '../../parts/useSenders.js';
import { useText } from '../../words/language.js';
import { columnsOf } from './outlookColumns.js';
import { type OutlookRow, rowsOf } from './outlookRows.js';
import { zoneOf } from './PersonHead.js';
import { term, terms } from './terms.js';
import { type Card, type Purpose, useDebts, useOutlook } from './usePerson.js';
import { words } from './words.js';

const ASKED: readonly Purpose[] = [
  'collection',
  'pre_due_reminder',
  'settlement_offer',
  'legal_notice',
  'required_disclosure',
  'commercial',
  'relay',
  'location',
];

export function OutlookPart({ party }: { readonly party: Card['party'] }) {
  const text = useText(words);
  const labels = useText(terms);
  const [search, setSearch] = useSearchParams();
  const purpose = ASKED.find((each) => each === search.get('purpose')) ?? 'collection';
  const sender = search.get('sender') ?? undefined;
  const asked = useOutlook(party.id, purpose, sender);
  const lines = asked.data?.outlook.lines ?? [];
  const debts = useDebts(party.id, [...new Set(lines.map(({ debt }) => debt))]);
  const organisations = useOrganisations().data?.data ?? [];
  const choose = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <div className="outlook-asked">
        <label>
          {text.purpose}{' '}
          <Select
            value={purpose}
            popupMatchSelectWidth={false}
            aria-label={text.purpose}
            onChange={(next) => choose('purpose', next === 'collection' ? '' : next)}
            options={ASKED.map((value) => ({ value, label: term(labels, value) }))}
          />
        </label>
        <label>
          {text.sender}{' '}
          <Select
            value={sender ?? ''}
            popupMatchSelectWidth={false}
            aria-label={text.sender}
            onChange={(next) => choose('sender', next)}
            options={[
              { value: '', label: text.senderDefault },
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </label>
        <span className="muted">{text.outlookHint}</span>
      </div>
      {asked.error !== null && <ProblemAlert problem={problemOf(asked.error)} />}
      {asked.isLoading ? (
        <Skeleton active />
      ) : lines.length === 0 ? (
        asked.error === null && (
          <Alert
            type="info"
            title={party.endpoints.length === 0 ? text.noEndpoints : text.noDebts}
          />
        )
      ) : (
        <Table<OutlookRow>
          rowKey="key"
          size="small"
          pagination={false}
          dataSource={rowsOf(lines)}
          columns={columnsOf({ text, labels, party, debts, zone: zoneOf(party) })}
        />
      )}
      {(asked.data?.outlook.debts_left_out ?? 0) > 0 && (
        <p className="muted">{text.debtsLeftOut(asked.data?.outlook.debts_left_out ?? 0)}</p>
      )}
    </>
  );
}
