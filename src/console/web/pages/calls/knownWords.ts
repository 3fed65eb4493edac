/** What may have happened since a call was taken, and how a person stands to a debt, in plain words. */
import { inBoth } from '../../words/words.js';

export const known = inBoth({
  en: {
    opt_out: 'asked to stop messages',
    cease_request: 'asked to stop all contact',
    media_refusal: 'refused calls',
    contact_refused: 'refused contact',
    consent_withdrawn: 'took back a consent',
    payment: 'paid something',
    paid_off: 'paid everything',
    promise: 'promised to pay',
    dispute: 'disputes the debt',
    attorney_notice: 'is represented by an attorney',
    hold_started: 'collection was suspended',
    wrong_number: 'a number turned out to be wrong',
    message: 'wrote a message',
    party_changed: 'details of the person changed',
    somethingNew: 'something new',
    borrower: 'borrower',
    co_borrower: 'co-borrower',
    guarantor: 'guarantor',
    spouse: 'spouse',
    executor: 'executor',
    attorney: 'attorney',
  },
  zh: {
    opt_out: '要求停止发消息',
    cease_request: '要求停止一切联系',
    media_refusal: '拒绝来电',
    contact_refused: '拒绝联系',
    consent_withdrawn: '撤回同意',
    payment: '已还部分款项',
    paid_off: '已全部还清',
    promise: '承诺还款',
    dispute: '对债务有异议',
    attorney_notice: '已委托律师',
    hold_started: '催收已中止',
    wrong_number: '号码有误',
    message: '发来消息',
    party_changed: '个人资料有变更',
    somethingNew: '有新情况',
    borrower: '借款人',
    co_borrower: '共同借款人',
    guarantor: '担保人',
    spouse: '配偶',
    executor: '遗产管理人',
    attorney: '律师',
  },
});

/** A type of event in plain words; one that has none is only told to be new. */
export function eventWord(type: string, text: typeof known.en): string {
  return wordFor(type, text) ?? text.somethingNew;
}

/** How a person stands to the debt; seldom ones by their name in the API. */
export function relationWord(relation: string | null, text: typeof known.en): string {
  return relation === null ? '–' : (wordFor(relation, text) ?? relation.replaceAll('_', ' '));
}

function wordFor(name: string, text: typeof known.en): string | undefined {
  const word = Object.entries(text).find(([each]) => each === name)?.[1];
  return typeof word === 'string' ? word : undefined;
}
