import type { Rule } from '../../rule.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { neutralScript, onlyLocation } from '../../kinds/us-third-parties.js';

export const dcThirdParties: Rule = {
  code: 'DC-3P',
  id: 'us-dc/third-parties',
  packs: ['us-dc'],
  citation: {
    source: 'D.C. Code 28-3814',
    says: 'No word of the debt to employer, family, friends or neighbours.',
    in_force_from: '2023-01-01',
    confidence: 'secondary',
  },
  appliesTo: isThirdParty,
  check(question) {
    const outcome = onlyLocation(question);
    return outcome.verdict === 'pass' ? neutralScript(question) : outcome;
  },
};
