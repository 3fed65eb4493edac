/** Holidays that replace those of the calendars, and the tenant's part of the lexicon. */
import { Button, Card, Form, Input, InputNumber, Select } from 'antd';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export function HolidayFields() {
  const text = useText(words);
  return (
    <Card size="small" title={text.holidays} className="policy-part">
      <Form.List name="holidays">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="policy-row">
                <Form.Item name={[name, 'residence']} label={text.residence}>
                  <Input style={{ width: 90 }} placeholder="AU-NSW" />
                </Form.Item>
                <Form.Item name={[name, 'year']} label={text.year}>
                  <InputNumber style={{ width: 90 }} />
                </Form.Item>
                <Form.Item name={[name, 'dates']} label={text.dates} style={{ minWidth: 240 }}>
                  <Select
                    mode="tags"
                    open={false}
                    suffix={null}
                    tokenSeparators={[',', ' ', '\n']}
                  />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {text.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ dates: [] })}>
              {text.addHolidays}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}

const CATEGORIES = [
  'SELF',
  'SEX',
  'VIO',
  'PROP',
  'OBS',
  'INS',
  'IMP',
  'SHA',
  'FAM',
  'HAR',
  'CRE',
  'LEG',
  'PAY',
  'BOR',
  'DIS',
  'REV',
] as const;

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'zh', label: '中文' },
];

export function LexiconFields() {
  const text = useText(words);
  return (
    <Card size="small" title={text.lexicon} className="policy-part">
      <Form.List name={['settings', 'lexicon', 'add']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Phrase key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button
              size="small"
              onClick={() => add({ id: 'OWN-', severity: 'review', lang: 'en', phrases: [] })}
            >
              {text.addPhrase}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item name={['settings', 'lexicon', 'relax']} label={text.relax}>
        <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', ' ']} />
      </Form.Item>
      <Exceptions />
    </Card>
  );
}

function Phrase({ name, onRemove }: { readonly name: number; readonly onRemove: () => void }) {
  const text = useText(words);
  return (
    <div className="policy-row">
      <Form.Item name={[name, 'id']} label={text.phraseId}>
        <Input style={{ width: 110 }} />
      </Form.Item>
      <Form.Item name={[name, 'category']} label={text.category}>
        <Select
          style={{ width: 190 }}
          options={CATEGORIES.map((value) => ({ value, label: text[value] }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'severity']} label={text.severity}>
        <Select
          style={{ width: 120 }}
          options={[
            { value: 'block', label: text.block },
            { value: 'review', label: text.review },
          ]}
        />
      </Form.Item>
      <Form.Item name={[name, 'lang']} label={text.lang}>
        <Select style={{ width: 100 }} options={LANGUAGES} />
      </Form.Item>
      <Form.Item name={[name, 'phrases']} label={text.phrases} style={{ minWidth: 240 }}>
        <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', '，']} />
      </Form.Item>
      <Button size="small" onClick={onRemove}>
        {text.remove}
      </Button>
    </div>
  );
}

function Exceptions() {
  const text = useText(words);
  return (
    <Form.List name={['settings', 'lexicon', 'except']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="policy-row">
              <Form.Item name={[name, 'entry']} label={text.exceptEntry}>
                <Input style={{ width: 160 }} />
              </Form.Item>
              <Form.Item name={[name, 'sha256']} label={text.exceptHash}>
                <Input style={{ width: 320 }} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {text.remove}
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>
            {text.addException}
          </Button>
        </>
      )}
    </Form.List>
  );
}
