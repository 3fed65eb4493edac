import { cap } from '../../kinds/cap.js';
import { isOutbound, isToParty } from '../../kinds/contacts.js';

export const smsPerDay = cap({
  code: 'POLICY-SMS-CAP',
  id: 'policy/sms-per-day',
  packs: ['everywhere'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'At most so many texts to one person on one day.',
    confidence: 'product_policy',
  },
  appliesTo: ({ attempt, facts }) =>
    attempt.channel === 'sms' && facts.settings.max_sms_per_person_per_day !== undefined,
  limits: ({ facts }) => [
    {
      max: facts.settings.max_sms_per_person_per_day ?? Infinity,
      days: 1,
      noun: 'texts',
      counts: (question) =>
        question
          .events('message')
          .filter(
            (event) => event.channel === 'sms' && isOutbound(event) && isToParty(question, event),
          ),
    },
  ],
});
