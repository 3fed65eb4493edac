/**
 * A plain text field with marks behind its words.
 *
 * A field of the browser's own keeps what people rely on: input methods for Chinese, spelling, undo, screen
 * readers. The marks are a copy of the text behind it, whose letters cannot be seen.
 */
import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { Mark } from './marks.js';

export interface FieldHandle {
  /** Shows a stretch of the text as selected. */
  select(span: readonly [number, number]): void;
  /** Puts text where the cursor is, or in the place of a stretch; the browser's undo takes it back. */
  put(text: string, span?: readonly [number, number]): void;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly marks: readonly Mark[];
  readonly onChange: (value: string) => void;
  readonly isOneLine?: boolean;
  readonly isReadOnly: boolean;
  readonly describedBy: string;
  readonly lang: string;
  readonly ref: Ref<FieldHandle>;
}

export function MarkedField(props: Props) {
  const {
    label,
    value,
    marks,
    onChange,
    isOneLine = false,
    isReadOnly,
    describedBy,
    lang,
    ref,
  } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    select: ([from, to]) => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    },
    put: (text, span) => {
      const area = field.current;
      if (area === null) return;
      area.focus();
      if (span !== undefined) area.setSelectionRange(...span);
      // Old and widely there: nothing else takes part in the browser's undo.
      if (!document.execCommand('insertText', false, text)) {
        area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
        onChange(area.value);
      }
    },
  }));
  return (
    <label className="field">
      <span className="muted">{label}</span>
      <span className={isOneLine ? 'marked one-line' : 'marked'}>
        <span className="behind" aria-hidden="true">
          {marked(value, marks)}
          {'\n'}
        </span>
        <textarea
          ref={field}
          value={value}
          lang={lang}
          rows={isOneLine ? 1 : 6}
          readOnly={isReadOnly}
          aria-describedby={describedBy}
          aria-invalid={marks.some(({ kind }) => kind !== 'review')}
          onChange={(event) =>
            onChange(isOneLine ? event.target.value.replaceAll(/[\r\n]/g, '') : event.target.value)
          }
        />
      </span>
    </label>
  );
}

const TAG = /\{\{[^{}]*\}\}/g;

/** Marks lie over each other and over tags: at each place the gravest counts. */
function marked(value: string, marks: readonly Mark[]): ReactNode[] {
  const kinds = Array.from<string>({ length: value.length });
  for (const { 0: tag, index } of value.matchAll(TAG)) kinds.fill('tag', index, index + tag.length);
  for (const grave of ['review', 'block', 'fault'] as const) {
    for (const { kind, span } of marks) if (kind === grave) kinds.fill(kind, ...span);
  }
  const parts: ReactNode[] = [];
  for (let from = 0; from < value.length;) {
    let to = from + 1;
    while (to < value.length && kinds[to] === kinds[from]) to++;
    const words = value.slice(from, to);
    const kind = kinds[from];
    parts.push(
      kind === undefined ? (
        words
      ) : (
        <mark key={from} className={`mark-${kind}`}>
          {words}
        </mark>
      ),
    );
    from = to;
  }
  return parts;
}
