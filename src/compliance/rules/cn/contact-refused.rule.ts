import { contactRefusal } from '../../kinds/refusals.js';

export const contactRefused = contactRefusal({
  code: 'CN-THIRD-03',
  id: 'cn/contact-refused',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30',
    says: 'A contact person who refused is not contacted again, by anyone who acts for the lender.',
    confidence: 'secondary',
  },
});
