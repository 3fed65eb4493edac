/** Proposals of policies or declarations, each with its effect and where it stands. */
import { Card, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import { EffectTag } from './Comparison.js';
import { words } from './words.js';

export interface Proposal {
  readonly id: string;
  readonly version: string;
  readonly status: 'proposed' | 'approved' | 'refused' | 'withdrawn';
  readonly in_force: boolean;
  readonly in_force_from: string | null;
  readonly effective_from: string | null;
  readonly proposed_at: string;
  readonly reason: string;
  readonly comparison: {
    readonly with: string | null;
    readonly effect: 'tightens' | 'loosens' | 'none';
  };
}

interface Props {
  readonly title: string;
  readonly rows: readonly Proposal[];
  /** The address below which each is shown. */
  readonly base: string;
  readonly hideEmpty?: boolean;
}

export function Proposals({ title, rows, base, hideEmpty = false }: Props) {
  const text = useText(words);
  if (hideEmpty && rows.length === 0) return null;
  return (
    <Card size="small" title={title} className="policy-part">
      <Table<Proposal>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        locale={{ emptyText: text.empty }}
        columns={[
          {
            title: text.version,
            key: 'version',
            render: (_: unknown, { id, version }: Proposal) => (
              <Link to={`${base}/${id}`}>{version}</Link>
            ),
          },
          {
            title: text.status,
            key: 'status',
            render: (_: unknown, row: Proposal) => <StateTag proposal={row} />,
          },
          {
            title: text.effect,
            key: 'effect',
            render: (_: unknown, { comparison }: Proposal) => (
              <EffectTag effect={comparison.effect} />
            ),
          },
          { title: text.reason, dataIndex: 'reason' },
          {
            title: text.proposedAt,
            dataIndex: 'proposed_at',
            render: (at: string) => <LocalTime at={at} />,
          },
          {
            title: text.from,
            key: 'from',
            render: (_: unknown, { in_force_from, effective_from }: Proposal) => (
              <LocalTime at={in_force_from ?? effective_from} />
            ),
          },
        ]}
      />
    </Card>
  );
}

const COLOURS = { proposed: 'orange', approved: 'default', refused: 'red', withdrawn: 'default' };

export function StateTag({ proposal: { status, in_force } }: { readonly proposal: Proposal }) {
  const text = useText(words);
  if (in_force) return <Tag color="green">{text.inForce}</Tag>;
  return <Tag color={COLOURS[status]}>{text[status]}</Tag>;
}
