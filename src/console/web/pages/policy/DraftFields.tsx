/** The fields of a house policy: hours, caps, choices, optional rules, holidays, phrases. */
import { Button, Card, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../words/language.js';
import { useRules } from '../rules/useRules.js';
import { HolidayFields, LexiconFields } from './ListFields.js';
import { SettingField } from './SettingField.js';
import { SETTING_NAMES, SETTINGS, unlessEmpty } from './draft.js';
import { terms, term } from '../person/terms.js';
import { words } from './words.js';

const CHANNELS = ['call', 'voicemail', 'sms', 'email', 'letter', 'visit', 'im', 'social'];

export function DraftFields() {
  const text = useText(words);
  const rules = useRules().data?.data ?? [];
  const required = [{ required: true, message: text.requiredField }];
  return (
    <>
      <div className="policy-row">
        <Form.Item name="version" label={text.version} extra={text.versionHint} rules={required}>
          <Input style={{ width: 220 }} />
        </Form.Item>
        <Form.Item name="effective_from" label={text.effectiveFrom}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={text.reason} extra={text.reasonHint} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <HoursField name={['contact_hours']} label={text.hours} />
      <Form.Item name="min_gap_minutes" label={text.gap}>
        <InputNumber min={1} max={1440} />
      </Form.Item>
      <Caps />
      <Card size="small" title={text.settings} className="policy-part">
        <div className="policy-settings">
          {SETTING_NAMES.filter((name) => SETTINGS[name] !== 'lexicon').map((name) => (
            <SettingField key={name} name={name} />
          ))}
        </div>
      </Card>
      <Form.Item name="optional_rules" label={text.optional}>
        <Select
          mode="multiple"
          options={rules
            .filter(({ optional }) => optional)
            .map(({ code, says }) => ({ value: code, label: `${code}: ${says}` }))}
        />
      </Form.Item>
      <HolidayFields />
      <LexiconFields />
    </>
  );
}

function Caps() {
  const text = useText(words);
  const labels = useText(terms);
  return (
    <Card size="small" title={text.caps} className="policy-part">
      <Form.List name="caps">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="policy-row">
                <Form.Item name={[name, 'code']} label={text.capCode}>
                  <Input style={{ width: 170 }} />
                </Form.Item>
                <Form.Item name={[name, 'max']} label={text.capMax}>
                  <InputNumber style={{ width: 70 }} />
                </Form.Item>
                <Form.Item name={[name, 'days']} label={text.capDays}>
                  <InputNumber style={{ width: 70 }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'channels']}
                  label={text.capChannels}
                  normalize={unlessEmpty}
                >
                  <Select
                    mode="multiple"
                    style={{ minWidth: 170 }}
                    options={CHANNELS.map((value) => ({ value, label: term(labels, value) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'says']} label={text.capSays}>
                  <Input style={{ width: 320 }} />
                </Form.Item>
                <Form.Item name={[name, 'per']} hidden>
                  <Input />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {text.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ code: 'HOUSE-', per: 'person', days: 1 })}>
              {text.addCap}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}

interface HoursProps {
  readonly name: readonly (string | number)[];
  readonly label: string;
}

/** Takes nothing of what Form.Item gives it: else each key typed in it would be the value of both fields. */
function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="policy-row">{children}</div>;
}

export function HoursField({ name, label }: HoursProps) {
  const text = useText(words);
  return (
    <Form.Item label={label} name={[...name]} className="policy-hours">
      <Pair>
        <Form.Item name={[...name, 'from']} noStyle>
          <Input aria-label={`${label}: ${text.opens}`} placeholder="08:00" style={{ width: 80 }} />
        </Form.Item>
        <span>–</span>
        <Form.Item name={[...name, 'to']} noStyle>
          <Input
            aria-label={`${label}: ${text.closes}`}
            placeholder="21:00"
            style={{ width: 80 }}
          />
        </Form.Item>
      </Pair>
    </Form.Item>
  );
}
