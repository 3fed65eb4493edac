/** One field of an act. */
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../words/language.js';
import { type FieldName, REQUIRED } from './acts.js';
import { term, terms } from './terms.js';
import { type Card, useDebts } from './usePerson.js';
import { words } from './words.js';

interface Props {
  readonly name: FieldName;
  readonly party: Card['party'];
}

const LABELS = {
  attorney: 'attorneyId',
  name_known: 'nameKnown',
  address_known: 'addressKnown',
  form: 'form',
  portion: 'portion',
  endpoint: 'endpoint',
  channel: 'channel',
  reason: 'holdReason',
  until: 'untilDay',
  due: 'dueDay',
  amount: 'sum',
  requested_for: 'callAt',
  debts: 'someDebts',
} as const satisfies Record<FieldName, string>;

const CHOICES: Partial<Record<FieldName, readonly string[]>> = {
  form: ['oral', 'written', 'electronic'],
  channel: ['sms', 'email', 'im', 'social'],
  reason: ['illness', 'bereavement', 'natural_disaster', 'breathing_space', 'other'],
};

export function ActField({ name, party }: Props) {
  const text = useText(words);
  const isChecked = name === 'name_known' || name === 'address_known';
  return (
    <Form.Item
      name={name}
      label={isChecked ? undefined : text[LABELS[name]]}
      valuePropName={isChecked ? 'checked' : 'value'}
      rules={REQUIRED.has(name) ? [{ required: true, message: text.required }] : []}
    >
      {isChecked ? (
        <Checkbox>{text[LABELS[name]]}</Checkbox>
      ) : (
        <Control name={name} party={party} />
      )}
    </Form.Item>
  );
}

function Control({ name, party, ...given }: Props): ReactNode {
  const labels = useText(terms);
  const debts = useDebts(party.id, []);
  const choices = CHOICES[name];
  if (choices !== undefined) {
    const options = choices.map((value) => ({ value, label: term(labels, value) }));
    return <Select {...given} options={options} />;
  }
  switch (name) {
    case 'endpoint':
      return (
        <Select
          {...given}
          options={party.endpoints.map(({ id, kind, address }) => ({
            value: id,
            label: `${term(labels, kind)} ${address ?? ''}`,
          }))}
        />
      );
    case 'debts':
      return (
        <Select
          {...given}
          mode="multiple"
          options={debts.map(({ id, external_id }) => ({ value: id, label: external_id }))}
        />
      );
    case 'until':
    case 'due':
      return <Input {...given} type="date" />;
    case 'requested_for':
      return <Input {...given} type="datetime-local" />;
    default:
      return <Input {...given} inputMode={name === 'amount' ? 'decimal' : 'text'} />;
  }
}
