import { type Rule, block, pass } from '../../rule.js';
import { optedOutAt } from '../../kinds/refusals.js';
import { wordsOf } from '../../kinds/wording.js';

const MINUTES = 5;

const MORE =
  /\b(?:pay|paying|payments?|paid|balance|owed?|owes|debts?|amounts?|past due|overdue|settle(?:ment)?|offers?|discounts?|loans?|call (?:us|me|now|\d)|collect\w*|deadline)\b|https?:|www\.|\b[a-z0-9-]+\.(?:com|net|org|example|info|io|co)\b|[$€£]/i;

export const confirmation: Rule = {
  code: 'TCPA-CONFIRM',
  id: 'us-tcpa/confirmation',
  packs: ['us'],
  citation: {
    source: '47 CFR 64.1200(a)(12); 12 CFR 1006.14(h)(2)',
    says: 'One bare confirmation of an opt-out, within five minutes.',
    confidence: 'secondary',
  },
  numbers: { minutes: MINUTES },
  appliesTo: ({ attempt }) => attempt.purpose === 'opt_out_confirmation',
  check(question) {
    const refused = optedOutAt(question, true);
    if (refused === undefined) return block('there is no opt-out to confirm');
    if (question.at - refused > MINUTES * 60_000)
      return block('the opt-out is older than five minutes');
    const { endpoint } = question.attempt.to;
    const confirmed = question
      .events('message')
      .some(
        (event) =>
          event.direction === 'outbound' &&
          event.purpose === 'opt_out_confirmation' &&
          event.endpoint === endpoint &&
          event.when >= refused,
      );
    if (confirmed) return block('the opt-out has been confirmed already');
    return MORE.test(wordsOf(question) ?? '')
      ? block('the text holds more than the confirmation')
      : pass;
  },
};
