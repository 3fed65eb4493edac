/** Declares a variable: what kind of value it takes, how long, and what it says. */
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useText } from '../../words/language.js';
import type { Content } from './useWords.js';
import { words } from './words.js';

type Declared = Content['variables'][string];

interface Fields {
  readonly name: string;
  readonly type: Declared['type'];
  readonly required: boolean;
  readonly max_length?: number;
  readonly max_items?: number;
  readonly description: string;
  readonly example?: string;
}

interface Props {
  /** Undefined: the dialog is closed; empty: a name is to be given. */
  readonly name: string | undefined;
  readonly onDone: (name: string, declared: Declared) => void;
  readonly onCancel: () => void;
}

const TYPES = ['text', 'link', 'whole_number', 'flag', 'list'] as const;
const START = { type: 'text', required: true, max_length: 60, max_items: 5 } as const;

export function DeclareDialog({ name, onDone, onCancel }: Props) {
  const text = useText(words);
  const [form] = Form.useForm<Fields>();
  const type = Form.useWatch('type', form) ?? 'text';
  return (
    <Modal
      open={name !== undefined}
      title={text.declare}
      okText={text.ok}
      cancelText={text.cancel}
      destroyOnHidden
      onCancel={onCancel}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ ...START, name }}
        onFinish={({ name: given, ...fields }) => onDone(given, declarationOf(fields))}
      >
        <Form.Item
          name="name"
          label={text.name}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/ }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="type" label={text.type}>
          <Select options={TYPES.map((value) => ({ value, label: text[`type_${value}`] }))} />
        </Form.Item>
        <Form.Item name="required" valuePropName="checked">
          <Checkbox>{text.required}</Checkbox>
        </Form.Item>
        {(type === 'text' || type === 'link' || type === 'list') && (
          <Form.Item name="max_length" label={text.maxLength} rules={[{ required: true }]}>
            <InputNumber min={1} max={2000} />
          </Form.Item>
        )}
        {type === 'list' && (
          <Form.Item name="max_items" label={text.maxItems} rules={[{ required: true }]}>
            <InputNumber min={1} max={50} />
          </Form.Item>
        )}
        <Form.Item
          name="description"
          label={text.description}
          rules={[{ required: true, max: 500 }]}
        >
          <Input />
        </Form.Item>
        {(type === 'text' || type === 'link') && (
          <Form.Item name="example" label={text.example}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function declarationOf({ type, required, description, ...rest }: Omit<Fields, 'name'>): Declared {
  const { max_length, max_items, example } = rest;
  return {
    type,
    required: required || type === 'flag',
    description,
    ...(max_length === undefined ? {} : { max_length }),
    ...(max_items === undefined || type !== 'list' ? {} : { max_items }),
    ...(example === undefined || example === '' ? {} : { example }),
  };
}
