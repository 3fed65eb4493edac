/** A sentence of the API: its instants on a clock that people read, its backticks as code, the rest as it stands. */
import { Fragment, type ReactNode } from 'react';
import { LocalTime } from './LocalTime.js';

interface Props {
  readonly children: string;
  /** Whose clock; absent: the viewer's. */
  readonly zone?: string | undefined;
}

const PARTS = /(`[^`]*`|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)/;

export function Sentence({ children, zone }: Props): ReactNode {
  return children.split(PARTS).map((part, i) => {
    if (i % 2 === 0) return <Fragment key={i}>{part}</Fragment>;
    if (part.startsWith('`')) return <code key={i}>{part.slice(1, -1)}</code>;
    return <LocalTime key={i} at={part} zone={zone} />;
  });
}
