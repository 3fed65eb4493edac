/** In which direction the tenant's part of the lexicon moves. */
import type { TenantLexicon } from '../compliance/language/tenant.js';
import { type Change, union } from './directions.js';

export function ofLexicon(from: TenantLexicon = {}, to: TenantLexicon = {}): Change {
  const changes = [
    // More phrases forbid more.
    union(phrasesOf(from), phrasesOf(to)),
    // What is relaxed or excepted permits more, so the other way round.
    union(to.relax, from.relax),
    union(textsOf(to), textsOf(from)),
  ];
  return changes.find((change) => change === 'loosens') ?? changes.find(Boolean);
}

/** A phrase that blocks also forbids what one for review does. */
function phrasesOf({ add = [] }: TenantLexicon): string[] {
  return add.flatMap(({ category, severity, lang, phrases }) =>
    phrases.flatMap((phrase) => {
      const reviewed = `${category} ${lang} ${phrase} review`;
      return severity === 'block' ? [reviewed, `${category} ${lang} ${phrase} block`] : [reviewed];
    }),
  );
}

function textsOf({ except = [] }: TenantLexicon): string[] {
  return except.map(({ entry, sha256 }) => `${entry} ${sha256}`);
}
