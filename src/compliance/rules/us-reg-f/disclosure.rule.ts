import { type Rule, block, pass } from '../../rule.js';
import type { Question } from '../../question.js';
import { isTelephone } from '../../kinds/contacts.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { disclosesAttempt, disclosesCollector } from '../../kinds/us-disclosure.js';
import { isLimitedContent } from '../../kinds/us-limited-content.js';
import { hasContent, wordsOf } from '../../kinds/wording.js';

export const disclosure: Rule = {
  code: 'REGF-ID',
  id: 'us-reg-f/disclosure',
  packs: ['us'],
  binds: 'regulation_f_in_full',
  timeless: true,
  citation: {
    source: '12 CFR 1006.18(e)',
    says: 'The first communication says that a debt is collected and what information is for; later ones say who speaks.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => hasContent(question) && !isExempt(question),
  check(question) {
    const text = wordsOf(question) ?? '';
    if (question.facts.validation?.initial_communication_done === false) {
      return disclosesAttempt(text)
        ? pass
        : block('the text does not say that it is to collect a debt and what information is for');
    }
    return disclosesCollector(text)
      ? pass
      : block('the text does not say that it is from a debt collector');
  },
};

function isExempt(question: Question): boolean {
  const { attempt, facts } = question;
  if (attempt.purpose === 'location' || attempt.purpose === 'opt_out_confirmation') return true;
  if (isThirdParty(question)) return true;
  return isTelephone(question) && isLimitedContent(attempt.content?.text ?? '', facts.sender.name);
}
