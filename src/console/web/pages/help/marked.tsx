import { Fragment, type ReactNode } from 'react';

/** Backticks as code, everything else as text. */
export function marked(text: string): ReactNode {
  return text
    .split('`')
    .map((part, i) =>
      i % 2 === 1 ? (
        <code key={part + String(i)}>{part}</code>
      ) : (
        <Fragment key={part}>{part}</Fragment>
      ),
    );
}
