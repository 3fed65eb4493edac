import { cap } from '../../kinds/cap.js';
import { isCounted, isOwn } from '../../kinds/contacts.js';
import {
  hasVoiceConsent,
  isArtificialCall,
  isGenerated,
  isPrerecorded,
} from '../../kinds/us-voice.js';

export const residentialCalls = cap({
  code: 'TCPA-RESID',
  id: 'us-tcpa/residential-calls',
  packs: ['us'],
  citation: {
    source: '47 CFR 64.1200(a)(3)',
    says: 'At most three artificial or prerecorded calls in 30 days to a residential line without consent.',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    question.endpoint.kind === 'landline' &&
    (isPrerecorded(question) || isGenerated(question)) &&
    !hasVoiceConsent(question),
  limits: [
    {
      max: 3,
      days: 30,
      noun: 'artificial calls',
      counts: (question) =>
        question
          .events('call')
          .filter(
            (call) =>
              isCounted(call) &&
              isOwn(question, call) &&
              isArtificialCall(call) &&
              call.endpoint === question.endpoint.id,
          ),
    },
  ],
});
