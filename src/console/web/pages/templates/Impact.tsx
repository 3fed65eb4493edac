/** "312 planned contacts use this": before words are changed, withdrawn or approved. */
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { named, terms } from './terms.js';
import { versionWords } from './versionWords.js';

interface Props {
  /** Of a template or of a draft. */
  readonly id: string;
}

export function Impact({ id }: Props) {
  const text = useText(versionWords);
  const term = useText(terms);
  const { may } = useSession();
  const query = useQuery({
    queryKey: ['templates', id, 'impact'],
    enabled: may('contacts:read'),
    queryFn: () => {
      const params = { path: { id } };
      return id.startsWith('tpl_')
        ? answer(api.GET('/v1/templates/{id}/impact', { params }))
        : answer(api.GET('/v1/template-drafts/{id}/impact', { params }));
    },
  });
  if (!may('contacts:read')) return null;
  if (query.error !== null) return <ProblemAlert problem={problemOf(query.error)} />;
  if (query.data === undefined) return null;
  const { contacts, through_fallback, by_status, is_whole } = query.data;
  return (
    <section aria-label={text.impact}>
      <strong>
        {!is_whole
          ? text.atLeast(shown(contacts))
          : contacts === 0
            ? text.nobody
            : text.impactOf(shown(contacts))}
      </strong>{' '}
      {through_fallback > 0 && text.fallback(shown(through_fallback))}{' '}
      {Object.entries(by_status).map(([status, n]) => (
        <Tag key={status}>
          {named(term, status)}: {shown(n)}
        </Tag>
      ))}
    </section>
  );
}

function shown(n: number): string {
  return n.toLocaleString();
}
