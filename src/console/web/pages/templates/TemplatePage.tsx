/** One template: what goes out, what each version says, and how to take it back at once. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Skeleton } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Impact } from './Impact.js';
import './templates.css';
import { TemplateTag } from './TemplatesPage.js';
import { named, terms } from './terms.js';
import { useSwitch } from './useSwitch.js';
import { Versions } from './Versions.js';
import { versionWords } from './versionWords.js';
import { VendorTexts } from './VendorTexts.js';
import { Withdraw } from './Withdraw.js';

export function TemplatePage() {
  const text = useText(versionWords);
  const term = useText(terms);
  const { id = '' } = useParams();
  const { may } = useSession();
  const goTo = useNavigate();
  const act = useSwitch(id);
  const query = useQuery({
    queryKey: ['templates', id],
    queryFn: () => answer(api.GET('/v1/templates/{id}', { params: { path: { id } } })),
  });
  if (query.error !== null) {
    const problem = problemOf(query.error);
    if (problem.status !== 404) return <ProblemAlert problem={problem} />;
    return (
      <>
        <PageHead title={text.notFound} />
        <Empty description={<Link to="/templates">{text.back}</Link>} />
      </>
    );
  }
  if (query.data === undefined) return <Skeleton active />;
  const template = query.data;
  const { channel, name, locale, active_version, withdrawn_at } = template;
  const isWriter = may('templates:write');
  return (
    <>
      <PageHead title={`${name} · ${term[channel]}, ${named(term, locale)}`}>
        {isWriter && (
          <Button
            onClick={() =>
              void goTo(
                `/template-drafts/new?${new URLSearchParams({ channel, name, locale, from: id })}`,
              )
            }
          >
            {text.next}
          </Button>
        )}
      </PageHead>
      {act.error !== null && <ProblemAlert problem={problemOf(act.error)} />}
      <p>
        <TemplateTag template={template} />{' '}
        {template.purposes.map((one) => named(term, one)).join(', ')}
      </p>
      {active_version === null && (
        <Alert type="warning" showIcon title={withdrawn_at === null ? text.isNew : text.isOff} />
      )}
      {isWriter && active_version !== null && <Withdraw act={act} />}
      <Impact id={id} />
      <Versions template={template} act={act} />
      {may('admin') && <VendorTexts template={id} />}
    </>
  );
}
