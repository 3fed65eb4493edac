import { languageRule } from '../../language/rule.js';
import { CATEGORIES } from '../../language/words.js';

export const regulationFLanguage = languageRule({
  code: 'REGF-OBSCENE',
  id: 'language/us-reg-f',
  packs: ['us'],
  binds: 'regulation_f',
  categories: CATEGORIES,
  citation: {
    source: '12 CFR 1006.14(c), (d)',
    says: 'No violence or threats; no obscene, profane or abusive language.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
});
