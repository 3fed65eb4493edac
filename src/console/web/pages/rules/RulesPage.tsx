/** Every rule, with its source, its figures and how sure we are; searched as one types. */
import { Empty, Input, Select, Table } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { RuleLink } from '../../parts/RuleLink.js';
import { useLanguage, useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { figuresOf } from './figures.js';
import { placeName } from './places.js';
import { RuleState } from './RuleState.js';
import { fitting, type Rule, useRules, type Wanted } from './useRules.js';
import { type Text, words } from './words.js';
import './rules.css';

const KINDS = ['law', 'product_policy', 'house'] as const;
const TOPICS = ['hours', 'frequency', 'wording', 'declared', 'conduct'] as const;

export function RulesPage() {
  const text = useText(words);
  const source = useSource();
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const rules = useRules();
  const all = rules.data?.data ?? [];
  const of = (name: keyof Wanted) => search.get(name) ?? '';
  const [q, place, kind, topic] = [of('q'), of('place'), of('kind'), of('topic')];
  const wanted = useMemo(() => ({ q, place, kind, topic }), [q, place, kind, topic]);
  // The table may lag behind the keys, the keys never behind the table.
  const found = fitting(all, useDeferredValue(wanted));
  const want = (name: keyof Wanted, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const packs = [...new Set(all.flatMap((rule) => rule.packs))].toSorted();
  return (
    <>
      <PageHead title={text.title}>
        <span className="muted">{text.count(found.length, all.length)}</span>
      </PageHead>
      <p className="muted">
        {text.explained} {rules.data !== undefined && text.version(rules.data.policy)}
      </p>
      <div className="rules-search no-print">
        <Input
          type="search"
          aria-label={text.search}
          placeholder={text.search}
          value={wanted.q}
          onChange={({ target }) => want('q', target.value)}
        />
        <Choice
          label={text.place}
          value={wanted.place}
          onChange={(value) => want('place', value)}
          options={[
            { value: '', label: text.anyPlace },
            ...packs.map((value) => ({ value, label: placeName(value, text, language) })),
          ]}
        />
        <Choice
          label={text.kind}
          value={wanted.kind}
          onChange={(value) => want('kind', value)}
          options={optionsOf(KINDS, text)}
        />
        <Choice
          label={text.topic}
          value={wanted.topic}
          onChange={(value) => want('topic', value)}
          options={optionsOf(TOPICS, text)}
        />
      </div>
      {rules.error !== null && <ProblemAlert problem={problemOf(rules.error)} />}
      <Table<Rule>
        rowKey="code"
        size="small"
        loading={rules.isLoading}
        pagination={false}
        dataSource={found}
        scroll={{ x: 900 }}
        locale={{ emptyText: <Empty description={text.empty} /> }}
        columns={columnsOf(text, language, source)}
      />
    </>
  );
}

function optionsOf(names: readonly (keyof Text)[], text: Text) {
  return [
    { value: '', label: text.all },
    ...names.map((value) => ({ value, label: String(text[value]) })),
  ];
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: { readonly value: string; readonly label: string }[];
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        options={options}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </label>
  );
}

function columnsOf(text: Text, language: string, source: (name: string) => string) {
  return [
    {
      title: text.code,
      dataIndex: 'code',
      width: 170,
      render: (code: string, rule: Rule) => (
        <>
          <RuleLink rule={code} />
          <div>
            <RuleState rule={rule} />
          </div>
        </>
      ),
    },
    { title: text.requirement, dataIndex: 'says' },
    {
      title: text.numbers,
      key: 'numbers',
      width: 190,
      render: (_: unknown, { numbers }: Rule) => figuresOf(numbers, text, language),
    },
    { title: text.source, dataIndex: 'source', width: 230, render: source },
    {
      title: text.confidence,
      key: 'confidence',
      width: 130,
      render: (_: unknown, { confidence }: Rule) => text[confidence],
    },
  ];
}
