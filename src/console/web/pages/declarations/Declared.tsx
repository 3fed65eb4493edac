/** The facts of a declaration, each with whether it is declared, and for whom not. */
import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import type { Schemas } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { useOrganisations } from '../../parts/useSenders.js';
import { FACTS, words } from './words.js';

type Declaration = Schemas['Declaration'];

export function Declared({ declaration }: { readonly declaration: Declaration }) {
  const text = useText(words);
  const organisations = useOrganisations().data?.data ?? [];
  const { facts, except = [], statement } = declaration;
  return (
    <>
      <ul className="declared">
        {FACTS.map((fact) => {
          const without = except.filter(({ facts: missing }) => missing.includes(fact));
          return (
            <li key={fact}>
              {facts.includes(fact) ? <CheckOutlined aria-hidden /> : <MinusOutlined aria-hidden />}{' '}
              {text[fact]}
              {!facts.includes(fact) && <strong> ({text.not})</strong>}
              {without.length > 0 &&
                ` · ${text.except}: ${without
                  .map(
                    ({ organisation }) =>
                      organisations.find(({ id }) => id === organisation)?.name ?? organisation,
                  )
                  .join(', ')}`}
            </li>
          );
        })}
      </ul>
      <blockquote className="declared-statement">{statement}</blockquote>
    </>
  );
}
