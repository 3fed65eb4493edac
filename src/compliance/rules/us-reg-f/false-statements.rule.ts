import { type Rule, block, pass } from '../../rule.js';
import { posesAsAttorney, threatensArrest, threatensSuit } from '../../kinds/threats.js';
import { hasContent, wordsOf } from '../../kinds/wording.js';

export const falseStatements: Rule = {
  code: 'REGF-FALSE',
  id: 'us-reg-f/false-statements',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.18(a)-(d)',
    says: 'No threat of arrest, of a suit that is not intended, and no pose as an attorney.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: hasContent,
  check(question) {
    const text = wordsOf(question) ?? '';
    const { debt, facts } = question;
    if (threatensArrest(text)) return block('the text speaks of arrest or the police');
    if (debt.legal_action_intended === false && threatensSuit(text)) {
      return block('the text threatens a suit that is not intended');
    }
    return facts.sender.is_attorney !== true && posesAsAttorney(text)
      ? block('the text poses as an attorney')
      : pass;
  },
};
