import { noted } from '../../kinds/noted.js';

export const euCreditServicers = noted({
  code: 'EU-CS-01',
  id: 'eu/credit-servicers',
  packs: ['eu'],
  timeless: true,
  citation: {
    source: 'Directive (EU) 2021/2167',
    says: 'After a transfer the borrower is told in writing before the first collection.',
    confidence: 'unverified',
  },
  appliesTo: ({ facts }) => facts.sender.kind === 'collector',
  because: 'noted: written notice of the transfer',
});
