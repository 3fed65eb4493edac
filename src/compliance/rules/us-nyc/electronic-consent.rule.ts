import { type Rule, block, pass } from '../../rule.js';
import { standingConsent } from '../../kinds/consents.js';
import { messagesFrom } from '../../kinds/us-procedures.js';

const DAYS = 60;

export const nycElectronicConsent: Rule = {
  code: 'NYC-SHIELD-CONSENT',
  id: 'us-nyc/electronic-consent',
  packs: ['us-nyc'],
  citation: {
    source: '6 RCNY 5-77(b) as amended 2026',
    says: 'Texts and e-mails need consent for the address, or a message from it within 60 days.',
    in_force_from: '2027-01-01',
    confidence: 'secondary',
  },
  numbers: { days: DAYS },
  appliesTo: ({ attempt }) =>
    (attempt.channel === 'sms' || attempt.channel === 'email') &&
    attempt.purpose !== 'opt_out_confirmation',
  check(question) {
    const channel = question.attempt.channel === 'sms' ? 'sms' : 'email';
    if (standingConsent(question, { scope: channel }) !== undefined) return pass;
    const last = messagesFrom(question, channel).at(-1);
    return last !== undefined && question.at - last.when < DAYS * 86_400_000
      ? pass
      : block('no consent for this address, and no message from it within 60 days');
  },
};
