import { contactRefusal } from '../../kinds/refusals.js';

export const contactRefused = contactRefusal({
  code: 'STOP-CONTACT-REFUSED',
  id: 'general/contact-refused',
  packs: ['outside-cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'A person who asked not to be contacted is left alone.',
    confidence: 'product_policy',
  },
});
