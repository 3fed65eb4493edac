import { type Rule, block, pass } from '../../rule.js';
import { wordsOf } from '../../kinds/wording.js';

export const linkDomain: Rule = {
  code: 'POLICY-LINK',
  id: 'policy/link-domain',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'Links in a message lead only to domains that the tenant named.',
    confidence: 'product_policy',
  },
  appliesTo: ({ facts, attempt }) =>
    facts.settings.link_domains !== undefined && attempt.content !== undefined,
  check(question) {
    const allowed = question.facts.settings.link_domains ?? [];
    const stranger = hostsIn(wordsOf(question) ?? '').find((host) => !isAllowed(host, allowed));
    return stranger === undefined ? pass : block(`the link to \`${stranger}\` is not allowed`);
  },
};

const LINKS =
  /\b(?:https?:\/\/|www\.)([a-z0-9.-]+)|(?<![@\w.-])([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\//gi;

function hostsIn(text: string): string[] {
  return [...text.matchAll(LINKS)].map(([, linked, bare]) =>
    (linked ?? bare ?? '').toLowerCase().replace(/\.$/, ''),
  );
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  return allowed.some((domain) => {
    const name = domain.toLowerCase().replace(/^www\./, '');
    return host === name || host.endsWith(`.${name}`);
  });
}
