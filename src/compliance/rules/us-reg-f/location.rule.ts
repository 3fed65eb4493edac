import { type Rule, block } from '../../rule.js';
import { isAboutDebt, isToParty } from '../../kinds/contacts.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { neutralScript } from '../../kinds/us-third-parties.js';

export const location: Rule = {
  code: 'REGF-3P-LOC',
  id: 'us-reg-f/location',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.10',
    says: 'A search for the location names no debt, happens once, and turns to an attorney who is known.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => question.attempt.purpose === 'location' && isThirdParty(question),
  check(question) {
    const represented = question
      .events('attorney_notice')
      .some((event) => event.name_known && event.address_known && isAboutDebt(question, event));
    if (represented) return block('an attorney is known; only the attorney may be asked');
    const answered = question
      .events('call')
      .some(
        (call) =>
          call.purpose === 'location' &&
          call.location_answer === 'complete' &&
          isToParty(question, call),
      );
    return answered ? block('this person has already answered') : neutralScript(question);
  },
};
