import { noted } from '../../kinds/noted.js';

export const carrierTraffic = noted({
  code: 'CTIA-CONTENT',
  id: 'us-carriers/collection-traffic',
  packs: ['us'],
  timeless: true,
  citation: {
    source: 'carrier policy',
    says: 'Texts of third-party collectors are restricted or pre-approved traffic on many platforms.',
    confidence: 'secondary',
  },
  appliesTo: ({ facts, attempt }) => facts.sender.kind === 'collector' && attempt.channel === 'sms',
  because: 'noted: approval of this traffic by the carrier',
});
