import { noted } from '../../kinds/noted.js';

export const gbPromotions = noted({
  code: 'GB-PECR-01',
  id: 'gb/promotions',
  packs: ['gb'],
  timeless: true,
  citation: {
    source: 'PECR 2003 (ICO)',
    says: 'A promotion inside a service message makes it marketing, which needs consent and a way out.',
    confidence: 'unverified',
  },
  appliesTo: ({ attempt }) => attempt.content !== undefined,
  because: 'noted: the message holds no promotion',
});
