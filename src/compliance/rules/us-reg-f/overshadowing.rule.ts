import { type Rule, block, pass } from '../../rule.js';
import { dayAt } from '../../zoned.js';
import { contradictsDispute, setsEarlyDate } from '../../kinds/overshadowing.js';
import { lastDayToDispute } from '../../kinds/us-validation-period.js';
import { hasContent, wordsOf } from '../../kinds/wording.js';

export const overshadow: Rule = {
  code: 'REGF-OVERSHADOW',
  id: 'us-reg-f/overshadowing',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.38(b)',
    says: 'In the validation period nothing hides or contradicts the right to dispute.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => hasContent(question) && lastDayToDispute(question) !== undefined,
  check(question) {
    const last = lastDayToDispute(question) ?? -Infinity;
    if (question.dayZones.every((zone) => dayAt(zone, question.at) > last)) return pass;
    const text = wordsOf(question) ?? '';
    if (contradictsDispute(text)) return block('the text contradicts the right to dispute');
    return setsEarlyDate(text, question, last)
      ? block('the text sets a date for payment and is silent on the right to dispute')
      : pass;
  },
};
