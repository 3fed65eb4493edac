/** Debts with their balance, and what was promised about them. */
import { Table } from 'antd';
import { LocalTime } from '../../parts/LocalTime.js';
import { useLanguage, useText } from '../../words/language.js';
import { zoneOf } from './PersonHead.js';
import { term, terms } from './terms.js';
import { type Card, type Debt, useDebts } from './usePerson.js';
import { words } from './words.js';

interface Props {
  readonly party: Card['party'];
  readonly promises: Card['promises'];
}

export function Debts({ party, promises }: Props) {
  const text = useText(words);
  const labels = useText(terms);
  const { language } = useLanguage();
  const debts = useDebts(party.id, []);
  const formatOf = (currency: string) =>
    new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
    });
  const money = (currency: string, minor: number) => {
    const shown = formatOf(currency);
    return shown.format(minor / 10 ** (shown.resolvedOptions().maximumFractionDigits ?? 2));
  };
  const promised = (amount: string, about: unknown) => {
    const of = debts.filter(({ id }) => !Array.isArray(about) || about.includes(id));
    const [currency, ...others] = new Set(of.map((debt) => debt.currency));
    if (currency === undefined) return amount;
    return others.length === 0
      ? formatOf(currency).format(Number(amount))
      : `${amount} (${[currency, ...others].join(', ')})`;
  };
  return (
    <>
      <Table<Debt>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text.noDebts }}
        dataSource={debts}
        columns={[
          {
            title: text.debt,
            key: 'debt',
            render: (_: unknown, { external_id, kind }: Debt) =>
              `${external_id} · ${term(labels, kind)}`,
          },
          { title: text.account, dataIndex: 'account_tail' },
          {
            title: text.outstanding,
            key: 'outstanding',
            align: 'right' as const,
            render: (_: unknown, { currency, amounts }: Debt) =>
              money(currency, amounts.outstanding),
          },
          {
            title: text.overdue,
            key: 'overdue',
            align: 'right' as const,
            render: (_: unknown, { currency, amounts }: Debt) => money(currency, amounts.overdue),
          },
          { title: text.daysPastDue, dataIndex: 'days_past_due', align: 'right' as const },
        ]}
      />
      <h3>{text.promises}</h3>
      {promises.length === 0 ? (
        <p className="muted">{text.noPromises}</p>
      ) : (
        <ul className="in-force">
          {promises.map(({ event, due, amount, made_at, debts: about }) => (
            <li key={event}>
              <strong>{promised(amount, about)}</strong> · {text.dueOn} {due}{' '}
              <span className="muted">
                {text.recorded} <LocalTime at={made_at} zone={zoneOf(party)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
