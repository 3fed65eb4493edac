/** What is tightened and what is loosened, field by field. */
import { Table, Tag } from 'antd';
import type { Schemas } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { fieldName, valueText } from './values.js';
import { type Text, words } from './words.js';

type Compared = Schemas['Comparison'];
type Field = Compared['fields'][number];

const COLOURS = { tightens: 'green', loosens: 'red', none: 'default' };

export function EffectTag({ effect }: { readonly effect: Compared['effect'] }) {
  const text = useText(words);
  return <Tag color={COLOURS[effect]}>{text[effect]}</Tag>;
}

export function Comparison({ comparison }: { readonly comparison: Compared }) {
  const text = useText(words);
  return (
    <>
      <p>
        <EffectTag effect={comparison.effect} />{' '}
        <span className="muted">{text.compared(comparison.with ?? text.nothing)}</span>
      </p>
      {comparison.fields.length > 0 && (
        <Table<Field>
          rowKey="field"
          size="small"
          pagination={false}
          dataSource={comparison.fields}
          columns={columnsOf(text)}
        />
      )}
    </>
  );
}

function columnsOf(text: Text) {
  return [
    {
      title: text.field,
      dataIndex: 'field',
      render: (field: string) => fieldName(field, text),
    },
    {
      title: text.was,
      key: 'from',
      className: 'policy-value',
      render: (_: unknown, { from }: Field) => valueText(from, text),
    },
    {
      title: text.willBe,
      key: 'to',
      className: 'policy-value',
      render: (_: unknown, { to }: Field) => valueText(to, text),
    },
    {
      title: text.effect,
      key: 'effect',
      render: (_: unknown, { effect }: Field) => <EffectTag effect={effect} />,
    },
  ];
}
