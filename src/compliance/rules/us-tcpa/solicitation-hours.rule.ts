import { isTelephone } from '../../kinds/contacts.js';
import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 08:00-21:00']);

export const solicitationHours = openHours({
  code: 'TCPA-HOURS',
  id: 'us-tcpa/solicitation-hours',
  packs: ['us'],
  citation: {
    source: '47 CFR 64.1200(c)(1), (f)(15)',
    says: 'Telephone solicitations between 8 a.m. and 9 p.m. at the place of the called party.',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    question.attempt.purpose === 'commercial' &&
    (isTelephone(question) || question.attempt.channel === 'sms'),
  hours: HOURS,
  agreed: 'ignore',
  consent: 'none',
});
