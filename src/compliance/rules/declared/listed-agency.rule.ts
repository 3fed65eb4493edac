import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredAgency = mustBeDeclared({
  code: 'DECLARED-AGENCY',
  id: 'declared/listed-agency',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that an agency is on the published list of the lender.',
    confidence: 'product_policy',
  },
  fact: 'agencies_listed',
  stated: ({ facts }) => facts.sender.listed_agencies !== undefined,
  appliesTo: ({ facts }) => facts.sender.kind === 'collector',
  because: 'nobody listed the agency or declared that it is listed',
});
