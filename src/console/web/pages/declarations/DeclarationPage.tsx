/** A declaration as the second person sees it. */
import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { PageHead } from '../../parts/PageHead.js';
import { useText } from '../../words/language.js';
import { AnswerPart } from '../policy/AnswerPart.js';
import { EffectTag } from '../policy/Comparison.js';
import { Missing, Standing } from '../policy/ProposalPage.js';
import { Declared } from './Declared.js';
import { FACTS, words } from './words.js';
import '../policy/policy.css';

export function DeclarationPage() {
  const text = useText(words);
  const { id = '' } = useParams();
  const { data, error, isLoading } = useQuery({
    queryKey: ['declarations', id],
    queryFn: () => answer(api.GET('/v1/declarations/{id}', { params: { path: { id } } })),
    retry: false,
  });
  if (isLoading) return <Skeleton active />;
  if (data === undefined) return <Missing error={error} />;
  return (
    <>
      <PageHead title={text.declaration(data.version)}>
        <Link to="/declarations" className="no-print">
          {text.title}
        </Link>
      </PageHead>
      <Standing proposal={data} />
      <Card size="small" title={text.effect} className="policy-part">
        <ul className="declared">
          {data.comparison.fields.map(({ field, effect }) => (
            <li key={field}>
              <EffectTag effect={effect} /> {nameOf(field, text)}
            </li>
          ))}
        </ul>
      </Card>
      {data.status === 'proposed' && <AnswerPart subject="declarations" proposal={data} />}
      <Card size="small" title={text.declaration(data.version)}>
        <Declared declaration={data} />
      </Card>
    </>
  );
}

/** `/facts/calls_recorded`, or `/except/org_…/calls_recorded`. */
function nameOf(field: string, text: typeof words.en): string {
  const fact = FACTS.find((one) => field.endsWith(`/${one}`));
  const name = fact === undefined ? field : text[fact];
  return field.startsWith('/except/')
    ? `${text.except} ${field.split('/')[2] ?? ''}: ${name}`
    : name;
}
