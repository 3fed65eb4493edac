import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredWorkplace = mustBeDeclared({
  code: 'DECLARED-WORKPLACE',
  id: 'declared/workplace',
  // Where a rule treats an address at work in another way.
  packs: ['us', 'jp', 'au'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that addresses at work are marked as such.',
    confidence: 'product_policy',
  },
  fact: 'workplaces_marked',
  stated: ({ attempt, endpoint }) =>
    attempt.channel === 'email'
      ? endpoint.employer_provided !== undefined
      : endpoint.place !== undefined,
  because: 'nobody said or declared that this is no address at work',
});
