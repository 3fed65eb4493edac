import { type Rule, block, pass } from '../../rule.js';
import { threatensSuit } from '../../kinds/threats.js';
import { hasContent, wordsOf } from '../../kinds/wording.js';

export const timeBarred: Rule = {
  code: 'REGF-TIMEBARRED',
  id: 'us-reg-f/time-barred',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.26(b)',
    says: 'No suit and no threat of one on a time-barred debt.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => question.debt.time_barred === true && hasContent(question),
  check: (question) =>
    threatensSuit(wordsOf(question) ?? '') ? block('the debt is time-barred') : pass,
};
