import { type Rule, block, pass } from '../../rule.js';
import { standingConsent } from '../../kinds/consents.js';
import { isElectronic } from '../../kinds/contacts.js';

export const dcElectronicConsent: Rule = {
  code: 'DC-ELEC-CONSENT',
  id: 'us-dc/electronic-consent',
  packs: ['us-dc'],
  timeless: true,
  citation: {
    source: 'D.C. Code 28-3814',
    says: 'Electronic messages go out only after consent for the endpoint.',
    in_force_from: '2023-01-01',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    isElectronic(question) && question.attempt.purpose !== 'opt_out_confirmation',
  check(question) {
    const scope = question.attempt.channel === 'email' ? 'email' : 'sms';
    return standingConsent(question, { scope }) === undefined
      ? block('there is no consent to messages at this endpoint')
      : pass;
  },
};
