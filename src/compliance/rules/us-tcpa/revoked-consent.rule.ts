import { optOut } from '../../kinds/refusals.js';

export const revokedConsent = optOut({
  code: 'TCPA-REVOKE',
  id: 'us-tcpa/revoked-consent',
  packs: ['us'],
  timeless: true,
  citation: {
    source: '47 CFR 64.1200(a)(10)-(11)',
    says: 'Consent is revoked by any reasonable means, and messages stop.',
    confidence: 'secondary',
  },
  refusal: { words: true, exceptions: true },
});
