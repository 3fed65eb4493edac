/** A page for those who hold its scopes; to others it does not exist. */
import type { ReactNode } from 'react';
import { NotFoundPage } from './NotFoundPage.js';
import { useSession } from './session.js';

interface Props {
  readonly scopes: readonly string[];
  readonly children: ReactNode;
}

export function Allowed({ scopes, children }: Props) {
  const { may } = useSession();
  return may(...scopes) ? children : <NotFoundPage />;
}
