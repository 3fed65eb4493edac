import { type Rule, block, pass } from '../../rule.js';
import { hasVoiceConsent, isPrerecorded } from '../../kinds/us-voice.js';

export const prerecordedVoice: Rule = {
  code: 'TCPA-CONSENT-VOICE',
  id: 'us-tcpa/prerecorded-voice',
  packs: ['us'],
  timeless: true,
  citation: {
    source: '47 USC 227(b); 47 CFR 64.1200(a)(1)',
    says: 'A prerecorded voice to a mobile needs prior express consent.',
    confidence: 'secondary',
  },
  appliesTo: (question) => question.endpoint.kind === 'mobile' && isPrerecorded(question),
  check: (question) =>
    hasVoiceConsent(question) ? pass : block('there is no consent to artificial voices'),
};
