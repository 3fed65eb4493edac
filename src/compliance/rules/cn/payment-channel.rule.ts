import { type Rule, block, pass } from '../../rule.js';
import { asksForFee, asksForPrivatePayment } from '../../kinds/cn-payment.js';
import { wordsOf } from '../../kinds/wording.js';

export const paymentChannel: Rule = {
  code: 'CN-PAY-01',
  id: 'cn/payment-channel',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025; CBA guideline 2026-01-30; NIFA convention 2018',
    says: 'No fee in the name of collection and no payment to the account of a person.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.content !== undefined,
  check(question) {
    const text = wordsOf(question) ?? '';
    if (asksForFee(text)) return block('the text asks for a fee in the name of collection');
    return asksForPrivatePayment(text) ? block('the text asks for payment to a person') : pass;
  },
};
