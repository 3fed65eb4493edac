/** Whose rule it is, and whether it is in force. */
import { Tag } from 'antd';
import { useText } from '../../words/language.js';
import type { Rule } from './useRules.js';
import { words } from './words.js';

const COLOURS = { law: 'blue', product_policy: 'default', house: 'purple' } as const;

export function RuleState({ rule: { kind, status } }: { readonly rule: Rule }) {
  const text = useText(words);
  return (
    <>
      <Tag color={COLOURS[kind]}>{text[kind]}</Tag>
      {status !== 'in_force' && <Tag color="orange">{text[status]}</Tag>}
    </>
  );
}
