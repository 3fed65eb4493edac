/** What stands against the words, one line each: where, why, and what to write instead. */
import { Button, Tag } from 'antd';
import { useText } from '../../words/language.js';
import { named } from '../templates/terms.js';
import { categories } from './categories.js';
import { faults } from './faults.js';
import { lineOf, type Mark } from './marks.js';
import { words } from './words.js';

interface Props {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly source: (part: Mark['part']) => string;
  readonly isReading: boolean;
  readonly isReadOnly: boolean;
  readonly onShow: (mark: Mark) => void;
  readonly onReplace: (mark: Mark) => void;
  readonly onDeclare: (name: string) => void;
}

export function MarkList({ id, marks, isReading, ...rest }: Props) {
  const text = useText(words);
  return (
    <section id={id} aria-label={text.findings} aria-live="polite" className="mark-list">
      {marks.length === 0 ? (
        <span className="muted">{isReading ? text.reading : text.noFindings}</span>
      ) : (
        <strong>{text.found(marks.length)}</strong>
      )}
      <ul className="plain">
        {marks.map((mark) => (
          <One key={`${mark.part} ${mark.span.join()} ${mark.code}`} mark={mark} {...rest} />
        ))}
      </ul>
    </section>
  );
}

type OneProps = Omit<Props, 'id' | 'marks' | 'isReading'> & { readonly mark: Mark };

function One({ mark, source, isReadOnly, onShow, onReplace, onDeclare }: OneProps) {
  const text = useText(words);
  const category = useText(categories);
  const faultWords = useText(faults);
  const { part, span, kind, code, name, because, instead } = mark;
  const stretch = source(part).slice(...span);
  return (
    <li className="mark-item">
      <Button size="small" onClick={() => onShow(mark)}>
        {text.goThere(text[part], lineOf(source(part), span[0]))}
      </Button>{' '}
      <Tag color={kind === 'review' ? 'warning' : 'error'}>
        {kind === 'fault' ? (name ?? stretch.slice(0, 40)) : named(category, code)}
      </Tag>{' '}
      {kind === 'fault' ? named(faultWords, code) : <q>{stretch}</q>}
      {kind !== 'fault' && because !== code && <div className="muted">{because}</div>}
      {kind === 'fault' && code === 'undeclared' && name !== undefined && !isReadOnly && (
        <Button size="small" type="link" onClick={() => onDeclare(name)}>
          {text.declareThis(name)}
        </Button>
      )}
      {instead !== undefined && (
        <div className="instead">
          <span className="muted">{text.courteous}:</span> {instead}{' '}
          {!isReadOnly && (
            <Button size="small" onClick={() => onReplace(mark)}>
              {text.useInstead}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
