import { type Rule, block, pass } from '../../rule.js';
import { hasVoiceConsent, isGenerated } from '../../kinds/us-voice.js';

export const generatedVoice: Rule = {
  code: 'TCPA-AI-VOICE',
  id: 'us-tcpa/generated-voice',
  packs: ['us'],
  timeless: true,
  citation: {
    source: 'FCC 24-17',
    says: 'A voice made by a machine is an artificial voice and needs the same consent.',
    in_force_from: '2024-02-08',
    confidence: 'secondary',
  },
  appliesTo: (question) => question.endpoint.kind === 'mobile' && isGenerated(question),
  check: (question) =>
    hasVoiceConsent(question) ? pass : block('there is no consent to artificial voices'),
};
