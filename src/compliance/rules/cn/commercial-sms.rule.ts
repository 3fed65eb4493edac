import { type Rule, block, pass } from '../../rule.js';
import { standingConsent } from '../../kinds/consents.js';

const REFUSAL = /拒收|退订|拒绝接收|取消订阅|回复?\s*(?:TD|T|R|N|0000)(?![A-Za-z])/i;

export const commercialSms: Rule = {
  code: 'CN-SMS-02',
  id: 'cn/commercial-sms',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'SMS service provisions 2015, revised text in force 2026-05-01',
    says: 'A commercial message needs consent and says how to refuse further ones.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'sms' && attempt.purpose === 'commercial',
  check(question) {
    if (standingConsent(question, { scope: 'commercial' }) === undefined) {
      return block('there is no consent to commercial messages');
    }
    const text = question.attempt.content?.text;
    return text === undefined || REFUSAL.test(text)
      ? pass
      : block('the text names no way to refuse, such as 拒收请回复R');
  },
};
