/** A house policy as it stands, in words; what is not in it has its default and is not shown. */
import { Descriptions } from 'antd';
import { RuleLink } from '../../parts/RuleLink.js';
import { useText } from '../../words/language.js';
import type { Content } from './draft.js';
import { fieldName, valueText } from './values.js';
import { words } from './words.js';

export function ContentTable({ policy }: { readonly policy: Content }) {
  const text = useText(words);
  const { caps, settings, contact_hours, min_gap_minutes, optional_rules, holidays } = policy;
  const shown = (field: string, value: unknown) =>
    value === undefined
      ? []
      : [{ key: field, label: fieldName(field, text), children: valueText(value, text) }];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        ...shown('/contact_hours', contact_hours),
        ...shown('/min_gap_minutes', min_gap_minutes),
        ...caps.map((cap) => ({
          key: cap.code,
          label: <RuleLink rule={cap.code} />,
          children: valueText(cap, text),
        })),
        ...Object.entries(settings).flatMap(([name, value]) => shown(`/settings/${name}`, value)),
        ...shown('/optional_rules', optional_rules),
        ...(holidays ?? []).flatMap(({ residence, year, dates }) =>
          shown(`/holidays/${residence}/${year}`, dates),
        ),
      ]}
    />
  );
}
