/** What the log is narrowed by. Everything stands in the address of the page, so a link shows the same rows. */
import { Button, Input, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { CHANNELS, STATUSES, VERDICTS } from './filters.js';
import { words } from './words.js';

interface Props {
  readonly search: URLSearchParams;
  readonly change: (name: string, value: string | readonly string[] | undefined) => void;
  readonly clear: () => void;
}

export function Filters({ search, change, clear }: Props) {
  const text = useText(words);
  const name = useStateName();
  const options = (values: readonly string[]) =>
    values.map((value) => ({ value, label: name(value) }));
  const typed = (field: 'rule' | 'template' | 'batch') => (
    <Labelled label={text[field]}>
      <Input
        key={search.get(field) ?? ''}
        size="small"
        allowClear
        defaultValue={search.get(field) ?? ''}
        aria-label={text[field]}
        onPressEnter={({ currentTarget }) => change(field, currentTarget.value.trim())}
        onBlur={({ target }) => {
          const value = target.value.trim();
          if (value !== (search.get(field) ?? '')) change(field, value);
        }}
        style={{ width: 150 }}
      />
    </Labelled>
  );
  const day = (field: 'from' | 'to') => (
    <Labelled label={text[field]}>
      <Input
        size="small"
        type="date"
        value={search.get(field) ?? ''}
        aria-label={text[field]}
        onChange={({ target }) => change(field, target.value)}
        style={{ width: 140 }}
      />
    </Labelled>
  );
  return (
    <Space wrap size={[8, 4]} className="no-print" align="end">
      <Labelled label={text.channel}>
        <Select
          size="small"
          allowClear
          value={search.get('channel')}
          placeholder={text.any}
          aria-label={text.channel}
          options={options(CHANNELS)}
          onChange={(value: string | undefined) => change('channel', value)}
          style={{ width: 110 }}
        />
      </Labelled>
      <Labelled label={text.status}>
        <Select
          size="small"
          allowClear
          mode="multiple"
          maxTagCount={1}
          value={search.getAll('status')}
          placeholder={text.any}
          aria-label={text.status}
          options={options(STATUSES)}
          onChange={(value: string[]) => change('status', value)}
          style={{ width: 190 }}
        />
      </Labelled>
      <Labelled label={text.verdict}>
        <Select
          size="small"
          allowClear
          value={search.get('verdict')}
          placeholder={text.any}
          aria-label={text.verdict}
          options={options(VERDICTS)}
          onChange={(value: string | undefined) => change('verdict', value)}
          style={{ width: 130 }}
        />
      </Labelled>
      {typed('rule')}
      {typed('template')}
      {typed('batch')}
      {day('from')}
      {day('to')}
      {search.size > 0 && (
        <Button size="small" onClick={clear}>
          {text.clear}
        </Button>
      )}
    </Space>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <small className="muted">{label}</small>
      <div>{children}</div>
    </div>
  );
}
