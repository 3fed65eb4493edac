import { privateEndpointOnly } from '../../kinds/stops.js';

export const privateEndpoint = privateEndpointOnly({
  code: 'CN-PRIV-01',
  id: 'cn/private-endpoint',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30; Civil Code arts 1032-1033',
    says: 'Nothing is published: no group chats and no endpoint that others share.',
    confidence: 'secondary',
  },
});
