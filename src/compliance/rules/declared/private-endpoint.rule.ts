import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredEndpoint = mustBeDeclared({
  code: 'DECLARED-PRIVATE',
  id: 'declared/private-endpoint',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that an address is private to its owner.',
    confidence: 'product_policy',
  },
  fact: 'endpoints_private',
  stated: ({ endpoint }) => endpoint.shared !== undefined,
  because: 'nobody said or declared that the address is private',
});
