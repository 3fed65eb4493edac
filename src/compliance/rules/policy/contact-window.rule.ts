import { openHours } from '../../kinds/open-hours.js';
import { chosenHours } from '../../kinds/chosen-hours.js';

export const contactWindow = openHours({
  code: 'POLICY-CONTACT-WINDOW',
  id: 'policy/contact-window',
  packs: ['hk', 'ke', 'ng', 'sg', 'my', 'eu', 'tw', 'mx'],
  // Not Mexico: for its commercial creditors the hours are law.
  leavesHours: ['hk', 'ke', 'ng', 'sg', 'my', 'eu', 'tw'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'Where the law names no hours, the hours that the tenant or the person chose are kept.',
    confidence: 'product_policy',
  },
  // Mexico: PROFECO has hours of its own, the sources on CONDUSEF disagree.
  appliesTo: ({ facts, attempt }) =>
    attempt.channel !== 'letter' &&
    !(facts.person.residence.startsWith('MX') && facts.sender.regime !== 'condusef'),
  hours: chosenHours,
});
