import { type Rule, block, pass } from '../../rule.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { hasSimpleOptOut } from '../../kinds/us-opt-out-line.js';
import { hasContent, wordsOf } from '../../kinds/wording.js';

const LINED: ReadonlySet<string> = new Set(['sms', 'email', 'im']);

export const optOutLine: Rule = {
  code: 'REGF-OPTOUT-NOTICE',
  id: 'us-reg-f/opt-out-line',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.6(e)',
    says: 'Every electronic message says how to opt out simply, electronically and free of charge.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    hasContent(question) &&
    LINED.has(question.attempt.channel) &&
    question.attempt.purpose !== 'opt_out_confirmation' &&
    question.attempt.to.relation !== 'credit_bureau' &&
    !isThirdParty(question),
  check: (question) =>
    hasSimpleOptOut(wordsOf(question) ?? '')
      ? pass
      : block('the text names no simple way to opt out'),
};
