/** The bare address leads to the first page that this person may see, and into an empty house by its first steps. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigation } from 'react-router';
import { answer, api } from '../api/client.js';
import { pages } from '../pages/pages.js';
import { Loading } from './Loading.js';
import { NotFoundPage } from './NotFoundPage.js';
import { useSession } from './session.js';

export function FirstPage() {
  const { may } = useSession();
  const { state } = useNavigation();
  const steps = useQuery({
    queryKey: ['first-steps'],
    queryFn: () => answer(api.GET('/v1/first-steps')),
    enabled: may('admin'),
  });
  // Whoever has followed a link meanwhile is not called back.
  if (steps.isLoading || state !== 'idle') return <Loading />;
  if (steps.data?.offers_sample === true) return <Navigate to="/first-steps" replace />;
  const first = pages.find(({ group, scopes }) => group !== undefined && may(...scopes));
  return first === undefined ? <NotFoundPage /> : <Navigate to={first.path} replace />;
}
