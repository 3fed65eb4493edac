/**
 * Courteous wordings, by what a message is for: what may be said instead of what was found.
 *
 * They name no sum, no name and no date, for the writer knows these. All of them pass the check.
 */
import type { Purpose } from '../attempt.js';
import type { Category } from './lexicon/entry.js';

export interface Wording {
  readonly en: string;
  readonly zh: string;
}

const COLLECTION: Wording = {
  en: 'A payment on your account is past due. Please pay when you can, or call us so that we can find a way together.',
  zh: '您有一笔款项已超过还款日。请您尽快安排还款;如有困难,请致电我们,我们愿与您一起想办法。',
};

const PURPOSES: Readonly<Record<Purpose, Wording>> = {
  collection: COLLECTION,
  settlement_offer: {
    en: 'We can offer to settle your account for a smaller amount. Whether you accept is your choice. Please call us if you have questions.',
    zh: '我们可以为您提供减免结清方案,是否接受由您决定。如有疑问,欢迎致电。',
  },
  pre_due_reminder: {
    en: 'This is a friendly reminder that a payment will soon be due. Thank you if it is already arranged.',
    zh: '温馨提醒:您的还款日将近。如已安排,谢谢您。',
  },
  relay: {
    en: 'Could you please ask them to call us when convenient? Sorry to trouble you, and thank you.',
    zh: '烦请您转告对方方便时与我们联系。打扰之处,敬请谅解。',
  },
  location: {
    en: 'We would like to reach this person. If you can, please pass on our number. Thank you.',
    zh: '我们希望与对方取得联系,如方便请代为转达我们的电话。谢谢您。',
  },
  required_disclosure: {
    en: 'We are required to give you the following information about your account. You can call us with any questions.',
    zh: '按照规定,我们向您提供以下账户信息。如有疑问,欢迎致电。',
  },
  legal_notice: {
    en: 'Please read the enclosed notice. You may wish to seek independent advice. We are glad to explain it.',
    zh: '请您查阅随附的通知。您可以咨询独立的专业人士,我们也乐意为您说明。',
  },
  opt_out_confirmation: {
    en: 'We have noted that you do not wish to receive these messages.',
    zh: '我们已记录您不再接收此类信息的要求。',
  },
  efforts_ending: {
    en: 'We are ending our efforts on this account. Thank you for your time.',
    zh: '我们将不再就此账户与您联系,感谢您的理解。',
  },
  remedy_may_be_invoked: {
    en: 'Please talk to us before the date in our letter, so that we can agree on how to go on.',
    zh: '请您在通知所列日期之前与我们沟通,以便商定后续安排。',
  },
  remedy_will_be_invoked: {
    en: 'Our letter explains the next step and your rights. Please call us if you would like to discuss it.',
    zh: '我们的通知说明了后续安排和您的权利,如愿沟通,请致电我们。',
  },
  commercial: {
    en: 'We have an offer that may interest you. You can decline these messages at any time.',
    zh: '我们有一项服务供您参考,您可随时选择不再接收。',
  },
};

/** Where a category asks for other words than the purpose alone. */
const CATEGORIES: Partial<Record<Category, Wording>> = {
  FAM: PURPOSES.relay,
  DIS: PURPOSES.relay,
  PAY: {
    en: 'Please pay only through the ways shown in your account or on our website.',
    zh: '请您通过账单或官网所列的官方渠道还款。',
  },
  BOR: {
    en: 'If paying is difficult, please tell us: we can look at smaller payments or more time.',
    zh: '如还款有困难,请告诉我们,我们可以商量分期或延期。',
  },
  SELF: {
    en: 'If this weighs on you, please talk to somebody you trust or to a helpline. We can pause the account.',
    zh: '如果您感到压力很大,请与信任的人或心理热线谈谈。我们可以先暂停催收。',
  },
  IMP: {
    en: 'We are calling on behalf of your lender about your account. You can check who we are on the website of your lender.',
    zh: '我们受您的贷款机构委托与您联系,您可通过该机构官网核实我们的身份。',
  },
};

export function wordingFor(category: Category, purpose: Purpose): Wording {
  return purpose === 'collection' ? (CATEGORIES[category] ?? COLLECTION) : PURPOSES[purpose];
}

/** Every wording, for its test. */
export const WORDINGS: readonly Wording[] = [
  ...Object.values(PURPOSES),
  ...Object.values(CATEGORIES),
];
