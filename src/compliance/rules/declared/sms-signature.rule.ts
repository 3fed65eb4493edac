import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredSignature = mustBeDeclared({
  code: 'DECLARED-SIGNATURE',
  id: 'declared/sms-signature',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that the signature of a text message is registered.',
    confidence: 'product_policy',
  },
  fact: 'signatures_registered',
  stated: ({ facts }) => facts.sender.sms_signatures !== undefined,
  appliesTo: ({ attempt }) => attempt.channel === 'sms',
  because: 'nobody named or declared the registered signature',
});
