/** The columns of the outlook. */
import { Tag } from 'antd';
import { Link } from 'react-router';
import { LocalTime } from '../../parts/LocalTime.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { useSource } from '../../words/useSource.js';
import type { Line, OutlookRow } from './outlookRows.js';
import { term, type terms } from './terms.js';
import type { Card, Debt } from './usePerson.js';
import type { Text } from './words.js';

interface Shown {
  readonly text: Text;
  readonly labels: (typeof terms)['en'];
  readonly party: Card['party'];
  readonly debts: readonly Debt[];
  readonly zone: string | undefined;
}

export function columnsOf({ text, labels, party, debts, zone }: Shown) {
  const debtName = (id: string) => debts.find((debt) => debt.id === id)?.external_id ?? id;
  return [
    {
      title: text.endpoint,
      key: 'endpoint',
      render: (_: unknown, { endpoint }: OutlookRow) => {
        const found = party.endpoints.find(({ id }) => id === endpoint);
        const place = found?.place === undefined ? '' : ` (${term(labels, found.place)})`;
        return `${found?.address ?? endpoint}${place}`;
      },
    },
    {
      title: text.channel,
      key: 'channel',
      render: (_: unknown, { channel, debts: some }: OutlookRow) => (
        <>
          {term(labels, channel)}
          {some.length > 0 && <div className="muted">{some.map(debtName).join(', ')}</div>}
        </>
      ),
    },
    {
      title: text.may,
      key: 'may',
      render: (_: unknown, line: OutlookRow) => <May line={line} text={text} zone={zone} />,
    },
    {
      title: text.why,
      key: 'why',
      render: (_: unknown, line: OutlookRow) => <Why line={line} text={text} />,
    },
  ];
}

function May({ line, text, zone }: { line: Line; text: Text; zone: string | undefined }) {
  switch (line.verdict) {
    case 'allow':
      return <Tag color="green">{text.now}</Tag>;
    case 'defer':
      // A pause without an end: nobody can say from when.
      if (line.not_before === null) return <Tag color="gold">{text.paused}</Tag>;
      return (
        <Tag color="gold">
          {text.from} <LocalTime at={line.not_before} zone={zone} />
        </Tag>
      );
    case 'review':
      return <Tag color="orange">{text.needsPerson}</Tag>;
    case 'block':
      return <Tag color="red">{text.not}</Tag>;
    default:
      return <Tag>{text.cannotSay}</Tag>;
  }
}

function Why({ line, text }: { line: Line; text: Text }) {
  const [first, ...others] = line.findings;
  if (first === undefined)
    return <span className="muted">{line.problems.join('; ') || text.noObjection}</span>;
  return (
    <>
      <Objection finding={first} />
      {others.length > 0 && (
        <details>
          <summary>{text.andMore(others.length)}</summary>
          {others.map((finding) => (
            <div key={finding.rule}>
              <Objection finding={finding} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function Objection({ finding }: { finding: Line['findings'][number] }) {
  const source = useSource();
  return (
    <>
      {finding.because}{' '}
      {finding.citation === null ? (
        <Link to="/pauses">{finding.rule}</Link>
      ) : (
        <RuleLink rule={finding.rule} />
      )}{' '}
      <span className="muted">{finding.citation && source(finding.citation)}</span>
    </>
  );
}
