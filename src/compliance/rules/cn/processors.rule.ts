import { noted } from '../../kinds/noted.js';

export const cnProcessors = noted({
  code: 'CN-PRIV-03',
  id: 'cn/processors',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'PIPL arts 21, 23, 55-56',
    says: 'An agency works as an entrusted processor, under contract and after an impact assessment.',
    confidence: 'unverified',
  },
  appliesTo: ({ facts }) => facts.sender.kind === 'collector',
  because: 'noted: contract and impact assessment of the agency',
});
