import { type Rule, block, pass } from '../../rule.js';
import { wordsOf } from '../../kinds/wording.js';

export const linkDomain: Rule = {
  code: 'POLICY-LINK',
  id: 'policy/link-domain',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'Links in a message lead only to domains that the tenant named, or to this service itself.',
    confidence: 'product_policy',
  },
  appliesTo: ({ facts, attempt }) =>
    facts.settings.link_domains !== undefined && attempt.content !== undefined,
  check(question) {
    const { own_origin, settings } = question.facts;
    const allowed = settings.link_domains ?? [];
    const stranger = strangersIn(wordsOf(question) ?? '', own_origin).find(
      (host) => !isAllowed(host, allowed),
    );
    return stranger === undefined ? pass : block(`the link to \`${stranger}\` is not allowed`);
  },
};

const LINKS =
  /\b(?:https?:\/\/([^\s/?#]*)|www\.([a-z0-9.-]+))|(?<![@\w.-])([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\//gi;

/** Hosts of links, but not of our own: the one-click link and the page of a message, to the letter and its slash. */
function strangersIn(text: string, own: string | undefined): string[] {
  return [...text.matchAll(LINKS)]
    .filter(({ index }) => own === undefined || !text.startsWith(`${own}/`, index))
    .map(([, authority, host, bare]) => (host ?? bare ?? hostOf(authority ?? '')).toLowerCase())
    .map((host) => host.replace(/\.$/, ''));
}

/**
 * What stands before an `@`, a backslash or the like looks like a host, and browsers and mail programs do not agree
 * on which one it leads to: then it is told whole, and is no name that anybody could have allowed.
 */
function hostOf(authority: string): string {
  const [ascii = ''] = /^[!-~]*/.exec(authority) ?? [];
  const [host = ''] = /^[a-z0-9.-]*/i.exec(ascii) ?? [];
  return host === '' || /[@\\%_]/.test(ascii) ? `//${authority}` : host;
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  if (host.startsWith('//')) return false;
  return allowed.some((domain) => {
    const name = domain.toLowerCase().replace(/^www\./, '');
    return host === name || host.endsWith(`.${name}`);
  });
}
