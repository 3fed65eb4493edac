/** Every rule that spoke, objections first: what it found, what it requires and where that is written. */
import { Table } from 'antd';
import type { Schemas } from '../../api/client.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { StateTag, useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { words } from './story.words.js';

export type Decision = NonNullable<Schemas['Story']['steps'][number]['decision']>;
type Finding = Decision['findings'][number];

const ORDER = ['block', 'review', 'defer', 'pass'];

export function Findings({ decision }: { readonly decision: Decision }) {
  const text = useText(words);
  const name = useStateName();
  const source = useSource();
  const place = ({ verdict }: Finding) =>
    (ORDER.indexOf(verdict) + ORDER.length + 1) % (ORDER.length + 1);
  const findings = decision.findings.toSorted((a, b) => place(a) - place(b));
  return (
    <Table<Finding>
      rowKey="rule"
      size="small"
      pagination={false}
      dataSource={findings}
      className="findings"
      scroll={{ x: 720 }}
      columns={[
        {
          title: text.rule,
          dataIndex: 'rule',
          className: 'nowrap',
          render: (rule: string) => <RuleLink rule={rule} />,
        },
        {
          title: text.result,
          dataIndex: 'verdict',
          render: (verdict: string) => <StateTag state={verdict} />,
        },
        {
          title: text.because,
          dataIndex: 'because',
          className: 'prose',
          // The same words again say nothing.
          render: (because: string | null, { verdict }: Finding) =>
            because?.toLowerCase() === name(verdict).toLowerCase() ? '' : because,
        },
        { title: text.requires, dataIndex: 'says', className: 'prose' },
        {
          title: text.source,
          dataIndex: 'citation',
          className: 'prose',
          render: (citation: string | null) => (citation === null ? '–' : source(citation)),
        },
      ]}
    />
  );
}

export function objectionsOf({ findings }: Decision): Finding[] {
  return findings.filter(({ verdict }) => ['block', 'review', 'defer'].includes(verdict));
}
