import { type Rule, block, pass } from '../../rule.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { isLimitedContent } from '../../kinds/us-limited-content.js';

export const limitedContent: Rule = {
  code: 'REGF-LCM',
  id: 'us-reg-f/limited-content',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.2(j)',
    says: 'A voicemail others may hear is exactly a limited-content message, left for the consumer.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'voicemail',
  check(question) {
    const { attempt, facts } = question;
    if (isThirdParty(question)) return block('no voicemail is left for somebody else');
    if (attempt.may_be_overheard !== true || attempt.content === undefined) return pass;
    return isLimitedContent(attempt.content.text, facts.sender.name)
      ? pass
      : block('the voicemail says more or less than a limited-content message');
  },
};
