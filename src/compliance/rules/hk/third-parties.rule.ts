import { debtorsOnly } from '../../kinds/people.js';

export const hkThirdParties = debtorsOnly({
  code: 'HK-TP-01',
  id: 'hk/third-parties',
  packs: ['hk'],
  citation: {
    source: 'HKMA Guideline 3.4.1 (1996); Code of Banking Practice ch. 5',
    says: 'No recovery from referees, family or friends who are not guarantors.',
    confidence: 'primary',
  },
  others: 'block',
});
