/** In place of a page: one sentence, what it means, and what to do. */
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly act: ReactNode;
  readonly children?: ReactNode;
}

export function Notice({ title, hint, act, children }: Props) {
  return (
    <section className="notice">
      <h1 className="quiet">{title}</h1>
      <p className="muted">{hint}</p>
      <p>{act}</p>
      {children}
    </section>
  );
}
