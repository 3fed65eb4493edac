/** The title of a page, in the window's title too, with what can be done at its right. */
import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Dunwell`;
  }, [title]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
