/** What each column means, and what is the same for every row. Remembered in this browser for the next file. */
import { Form, Input, InputNumber, Table } from 'antd';
import type { Schemas } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

interface Meaning {
  readonly path: string;
  /** Digits after the point of sums in major units. */
  readonly decimals: number | null;
}

export interface Mapped {
  readonly columns: Readonly<Record<string, Meaning>>;
  /** A line for each: `lender = bank`. */
  readonly fixed: string;
}

const NOTHING: Mapped = { columns: {}, fixed: '' };
const PATH = /^[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_.-]+)*$/;
const nameOf = (kind: string) => `dunwell.mapping.${kind}`;

export function remembered(kind: string): Mapped {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(nameOf(kind)) ?? '{}') as Mapped) };
  } catch {
    return NOTHING;
  }
}

export function remember(kind: string, mapped: Mapped): void {
  // What columns mean is the same for whoever comes next; what was typed for every row is not theirs to see.
  localStorage.setItem(nameOf(kind), JSON.stringify({ columns: mapped.columns }));
}

/** A heading that is a path already means itself. */
function meaningOf(column: string, { columns }: Mapped): Meaning {
  return columns[column] ?? { path: PATH.test(column) ? column : '', decimals: null };
}

type Layout = NonNullable<Schemas['NewImport']['mapping']>;

export function mappingOf(columns: readonly string[], mapped: Mapped): Layout {
  const mapping: Record<string, Layout[string]> = {};
  for (const column of columns) {
    const { path, decimals } = meaningOf(column, mapped);
    if (path !== '') mapping[path] = decimals === null ? column : { column, decimals };
  }
  for (const line of mapped.fixed.split('\n')) {
    const [path = '', ...rest] = line.split('=');
    if (rest.length > 0) mapping[path.trim()] = { value: valueOf(rest.join('=').trim()) };
  }
  return mapping;
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

interface Props {
  readonly columns: readonly string[];
  readonly mapped: Mapped;
  readonly onChange: (mapped: Mapped) => void;
}

export function Mapping({ columns, mapped, onChange }: Props) {
  const text = useText(words);
  const change = (column: string, more: Partial<Meaning>) =>
    onChange({
      ...mapped,
      columns: { ...mapped.columns, [column]: { ...meaningOf(column, mapped), ...more } },
    });
  return (
    <>
      <Table<{ column: string }>
        className="gap"
        rowKey="column"
        size="small"
        pagination={false}
        dataSource={columns.map((column) => ({ column }))}
        columns={[
          { title: text.column, dataIndex: 'column' },
          {
            title: text.field,
            key: 'path',
            render: (_, { column }) => (
              <Input
                aria-label={text.fieldOf(column)}
                placeholder={text.leftOut}
                value={meaningOf(column, mapped).path}
                onChange={({ target }) => change(column, { path: target.value.trim() })}
              />
            ),
          },
          {
            title: text.decimals,
            key: 'decimals',
            render: (_, { column }) => (
              <InputNumber
                aria-label={text.decimalsOf(column)}
                min={0}
                max={4}
                value={meaningOf(column, mapped).decimals}
                onChange={(decimals) => change(column, { decimals })}
              />
            ),
          },
        ]}
      />
      <Form.Item label={text.fixed} htmlFor="fixed" extra={text.fixedHint}>
        <Input.TextArea
          id="fixed"
          rows={3}
          value={mapped.fixed}
          placeholder={'lender = bank\nparties.0.relation = borrower'}
          onChange={({ target }) => onChange({ ...mapped, fixed: target.value })}
        />
      </Form.Item>
    </>
  );
}
