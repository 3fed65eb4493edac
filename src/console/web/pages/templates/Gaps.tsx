/** Names that go out in one language only, with the way to mend it. */
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { named, terms } from './terms.js';
import { words } from './words.js';

interface Props {
  readonly gaps: readonly Schemas['TemplateGap'][];
  readonly isCut: boolean;
}

export function Gaps({ gaps, isCut }: Props) {
  const text = useText(words);
  const term = useText(terms);
  const { may } = useSession();
  if (gaps.length === 0) return null;
  return (
    <section>
      <h2>{text.gaps}</h2>
      <ul className="plain">
        {gaps.map(({ channel, name, locale, template, withdrawn_at }) => (
          <li key={`${channel}/${name}.${locale}`}>
            {term[channel]} {text.gap(name, named(term, locale))}{' '}
            {template !== null ? (
              <>
                {withdrawn_at === null ? text.gapNever : text.gapWithdrawn}{' '}
                <Link to={`/templates/${template}`}>{text.bringBack}</Link>
              </>
            ) : (
              may('templates:write') && (
                <Link to={`/template-drafts/new?${new URLSearchParams({ channel, name, locale })}`}>
                  {text.write}
                </Link>
              )
            )}
          </li>
        ))}
      </ul>
      {isCut && <p className="muted">{text.moreGaps}</p>}
    </section>
  );
}
