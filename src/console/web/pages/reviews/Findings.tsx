/** What the rules object to; what had no objection is folded. */
import { Table, Tag } from 'antd';
import type { Schemas } from '../../api/client.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { words } from './words.js';

type Finding = Schemas['Explanation']['findings'][number];

/** Dark enough for white words on them. */
const COLOURS: Readonly<Record<string, string>> = {
  review: '#8a5a00',
  block: '#b3261e',
  defer: '#1d4f91',
};

export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText(words);
  const source = useSource();
  const objecting = findings.filter(({ verdict }) => verdict in COLOURS);
  const others = findings.length - objecting.length;
  return (
    <>
      <Table<Finding>
        className="gap"
        rowKey="rule"
        size="small"
        pagination={false}
        dataSource={objecting}
        locale={{ emptyText: text.noFinding }}
        columns={[
          {
            title: text.rule,
            dataIndex: 'rule',
            render: (rule: string) => <RuleLink rule={rule} />,
          },
          {
            title: text.says,
            dataIndex: 'verdict',
            render: (verdict: string) => (
              <Tag color={COLOURS[verdict]}>{text.verdict(verdict)}</Tag>
            ),
          },
          {
            title: text.because,
            dataIndex: 'because',
            render: (said: string | null) => said ?? '–',
          },
          {
            title: text.source,
            dataIndex: 'citation',
            render: (said: string | null) => (said === null ? '–' : source(said)),
          },
        ]}
      />
      {others > 0 && <p className="muted">{text.others(others)}</p>}
    </>
  );
}
