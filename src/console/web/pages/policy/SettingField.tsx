/** One choice that the law leaves to the tenant: empty is its default. */
import { Form, InputNumber, Select } from 'antd';
import { useText } from '../../words/language.js';
import { type SettingName, SETTINGS, unlessEmpty } from './draft.js';
import { HoursField } from './DraftFields.js';
import { type Text, words } from './words.js';

export function SettingField({ name }: { readonly name: SettingName }) {
  const text = useText(words);
  const kind = SETTINGS[name];
  if (kind === 'lexicon') return null;
  if (kind === 'hours') return <HoursField name={['settings', name]} label={text[name]} />;
  return (
    <Form.Item name={['settings', name]} label={text[name]} normalize={unlessEmpty}>
      {kind === 'number' ? (
        <InputNumber min={1} />
      ) : kind === 'list' ? (
        <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', ' ']} />
      ) : (
        <Select
          allowClear
          placeholder={text.unset}
          popupMatchSelectWidth={false}
          style={{ maxWidth: 240 }}
          options={CHOICES[kind](text)}
        />
      )}
    </Form.Item>
  );
}

type Choice = { readonly value: boolean | string; readonly label: string };

const CHOICES: Record<'switch' | 'regulation' | 'harbor', (text: Text) => Choice[]> = {
  switch: (text) => [
    { value: true, label: text.on },
    { value: false, label: text.off },
  ],
  regulation: (text) => [
    { value: false, label: text.off },
    { value: 'limits', label: text.limits },
    { value: true, label: text.all },
  ],
  harbor: (text) => [
    { value: 'required', label: text.required },
    { value: 'off', label: text.off },
  ],
};
