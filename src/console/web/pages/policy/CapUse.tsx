/** How full each cap was under a draft. */
import { Table } from 'antd';
import { useText } from '../../words/language.js';
import type { Result } from './Simulation.js';
import { words } from './words.js';

type Cap = Result['result']['caps'][number];

export function CapUse({ caps }: { readonly caps: readonly Cap[] }) {
  const text = useText(words);
  if (caps.length === 0) return null;
  return (
    <>
      <h3>{text.capUse}</h3>
      <Table<Cap>
        rowKey="rule"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...caps]}
        columns={[
          { title: text.capCode, dataIndex: 'rule' },
          { title: text.capMax, dataIndex: 'max', align: 'right' },
          { title: text.highest, dataIndex: 'highest', align: 'right' },
          { title: text.full, dataIndex: 'full', align: 'right' },
          { title: text.nearMisses, dataIndex: 'near_misses', align: 'right' },
          { title: text.decisions, dataIndex: 'decisions', align: 'right' },
        ]}
      />
    </>
  );
}
