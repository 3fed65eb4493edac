/** The bare address leads to the first page that this person may see. */
import { Navigate } from 'react-router';
import { pages } from '../pages/pages.js';
import { NotFoundPage } from './NotFoundPage.js';
import { useSession } from './session.js';

export function FirstPage() {
  const { may } = useSession();
  const first = pages.find(({ group, scopes }) => group !== undefined && may(...scopes));
  return first === undefined ? <NotFoundPage /> : <Navigate to={first.path} replace />;
}
