import type { Rule } from '../../rule.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { neutralScript, onlyLocation } from '../../kinds/us-third-parties.js';

export const maHousehold: Rule = {
  code: 'MA-HOUSEHOLD',
  id: 'us-ma/household',
  packs: ['us-ma'],
  citation: {
    source: '940 CMR 7.05-7.06',
    says: 'No debt is implied to members of the household or to others.',
    confidence: 'primary',
  },
  appliesTo: isThirdParty,
  check(question) {
    const outcome = onlyLocation(question);
    return outcome.verdict === 'pass' ? neutralScript(question) : outcome;
  },
};
