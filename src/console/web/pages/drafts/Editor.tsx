/** The words on the left, what they become on the right, both at once. */
import { Select } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useText } from '../../words/language.js';
import { PURPOSES, terms } from '../templates/terms.js';
import { DeclareDialog } from './DeclareDialog.js';
import { Loan } from './Loan.js';
import { MarkedField, type FieldHandle } from './MarkedField.js';
import { MarkList } from './MarkList.js';
import { carried, sentenceAround, type Mark, type Part } from './marks.js';
import { Preview, type Seeing } from './Preview.js';
import { useLook, type Asked } from './useLook.js';
import type { Content, Editing } from './useWords.js';
import { Variables } from './Variables.js';
import { words } from './words.js';

interface Props {
  readonly channel: Asked['channel'];
  readonly locale: Asked['locale'];
  readonly editing: Editing;
  readonly isReadOnly: boolean;
}

const START: Seeing = { residences: ['CN', 'US-NY', 'GB'], sender_kind: 'creditor' };

export function Editor({ channel, locale, editing, isReadOnly }: Props) {
  const text = useText(words);
  const term = useText(terms);
  const { content, change } = editing;
  const [seeing, setSeeing] = useState(START);
  const [declaring, setDeclaring] = useState<string>();
  const look = useLook(askedOf(channel, locale, content, seeing));
  const fields = { subject: useRef<FieldHandle>(null), text: useRef<FieldHandle>(null) };
  const [last, setLast] = useState<Part>('text');
  const source = useCallback((part: Part) => content[part] ?? '', [content]);
  const marks = (['subject', 'text'] as const).flatMap((part) =>
    carried(
      look.marks.filter((mark) => mark.part === part),
      look.about?.[part] ?? '',
      source(part),
    ),
  );
  const field = (part: Part) => (
    <div onFocus={() => setLast(part)}>
      <MarkedField
        ref={fields[part]}
        label={text[part]}
        value={source(part)}
        marks={marks.filter((mark) => mark.part === part)}
        onChange={(value) => change({ [part]: value })}
        isOneLine={part === 'subject'}
        isReadOnly={isReadOnly}
        describedBy="marks"
        lang={locale}
      />
    </div>
  );
  return (
    <div className="two editor">
      <section aria-label={text.words}>
        <Purposes content={content} isReadOnly={isReadOnly} term={term} onChange={change} />
        {channel === 'email' && field('subject')}
        {field('text')}
        <MarkList
          id="marks"
          marks={marks}
          source={source}
          isReading={look.isBehind}
          isReadOnly={isReadOnly}
          onShow={({ part, span }) => fields[part].current?.select(span)}
          onReplace={(mark) => replace(mark, source(mark.part), fields[mark.part].current)}
          onDeclare={setDeclaring}
        />
        <Variables
          variables={content.variables}
          isReadOnly={isReadOnly}
          onInsert={(written) => fields[channel === 'email' ? last : 'text'].current?.put(written)}
          onRemove={(name) => change({ variables: without(content.variables, name) })}
          onDeclare={() => setDeclaring('')}
        />
        <DeclareDialog
          name={declaring}
          onCancel={() => setDeclaring(undefined)}
          onDone={(name, declared) => {
            change({ variables: { ...content.variables, [name]: declared } });
            setDeclaring(undefined);
          }}
        />
      </section>
      <div>
        <Preview channel={channel} look={look} seeing={seeing} onSee={setSeeing} />
        <Loan channel={channel} seeing={seeing} onSee={setSeeing} />
      </div>
    </div>
  );
}

function askedOf(
  channel: Asked['channel'],
  locale: Asked['locale'],
  content: Content,
  { residences, sender_kind, about }: Seeing,
): Asked {
  return {
    channel,
    locale,
    content,
    sender_kind,
    ...(residences.length === 0 ? {} : { residences: [...residences] }),
    ...(about === undefined ? {} : { about }),
  };
}

function replace({ span, instead = '' }: Mark, source: string, field: FieldHandle | null): void {
  field?.put(instead, sentenceAround(source, span));
}

function without(variables: Content['variables'], name: string): Content['variables'] {
  return Object.fromEntries(Object.entries(variables).filter(([each]) => each !== name));
}

interface PurposesProps {
  readonly content: Content;
  readonly isReadOnly: boolean;
  readonly term: typeof terms.en;
  readonly onChange: Editing['change'];
}

function Purposes({ content, isReadOnly, term, onChange }: PurposesProps) {
  const text = useText(words);
  return (
    <div className="field">
      <span className="muted">{text.purposes}</span>
      <Select
        mode="multiple"
        aria-label={text.purposes}
        disabled={isReadOnly}
        value={content.purposes}
        // The API wants one at least: the last is not taken out.
        onChange={(purposes) => purposes.length > 0 && onChange({ purposes })}
        options={PURPOSES.map((value) => ({ value, label: term[value] }))}
      />
    </div>
  );
}
