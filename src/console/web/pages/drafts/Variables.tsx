/** The variables that may stand in the words: inserted with a click or a key, declared, taken out. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../../words/language.js';
import type { Content } from './useWords.js';
import { words } from './words.js';

type Declared = Content['variables'][string];

interface Props {
  readonly variables: Content['variables'];
  readonly isReadOnly: boolean;
  readonly onInsert: (text: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onDeclare: () => void;
}

export function Variables({ variables, isReadOnly, onInsert, onRemove, onDeclare }: Props) {
  const text = useText(words);
  return (
    <section aria-label={text.variables}>
      <h3>{text.variables}</h3>
      <ul className="plain variables">
        {Object.entries(variables).map(([name, declared]) => (
          <li key={name}>
            <Button
              size="small"
              disabled={isReadOnly}
              title={declared.description}
              aria-label={text.insert(name)}
              onClick={() => onInsert(written(name, declared))}
            >
              <code>{name}</code>
            </Button>{' '}
            <small className="muted">
              {text[`type_${declared.type}`]}, {declared.required ? text.required : text.optional}.{' '}
              {declared.description}
            </small>
            {!isReadOnly && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text.remove(name)}
                onClick={() => onRemove(name)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <Button size="small" icon={<PlusOutlined />} onClick={onDeclare}>
          {text.declare}
        </Button>
      )}
    </section>
  );
}

/** So that it reads as a template at once: what may be missing stands inside its test. */
function written(name: string, { type, required }: Declared): string {
  if (type === 'flag') return `{{#if ${name}}} {{/if}}`;
  if (type === 'list') return `{{#each ${name}}}{{this}} {{/each}}`;
  return required ? `{{${name}}}` : `{{#if ${name}}}{{${name}}}{{/if}}`;
}
