import { type Rule, block, pass } from '../../rule.js';
import { standingConsent } from '../../kinds/consents.js';

const ADVERTISEMENT = /广告|廣告|\bAD\b/;
const REFUSAL = /退订|拒收|拒绝接收|取消订阅|unsubscribe|opt out/i;

export const commercialEmail: Rule = {
  code: 'CN-EMAIL-01',
  id: 'cn/commercial-email',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Internet e-mail service measures 2006',
    says: 'A commercial e-mail needs consent, says in its subject what it is, and can be refused.',
    confidence: 'unverified',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'email' && attempt.purpose === 'commercial',
  check(question) {
    if (standingConsent(question, { scope: 'commercial' }) === undefined) {
      return block('there is no consent to commercial messages');
    }
    const { content } = question.attempt;
    if (content === undefined) return pass;
    if (!ADVERTISEMENT.test(content.subject ?? '')) {
      return block('the subject does not say 广告 or AD');
    }
    return REFUSAL.test(content.text) ? pass : block('the text names no way to refuse');
  },
};
