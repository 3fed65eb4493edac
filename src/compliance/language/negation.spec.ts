import { checkLanguage } from './check.js';

const verdictOf = (text: string) => checkLanguage(text, {}).verdict;

describe('a negation', () => {
  it.each([
    'You will not be arrested for this debt.',
    'We never tell your employer about your loan.',
    'No one at Example Bank will ever tell your boss about this.',
    'Gift cards: we cannot take them, and we never ask you to pay with gift cards.',
    '我行绝不会将您的信息发到朋友圈。',
    '催收人员不得联系您的单位领导。',
    '严禁工作人员上门闹事。',
    '本行不會通知您的公司主管。',
  ])('before it lets through: %s', (text) => {
    expect(verdictOf(text)).toBe('allow');
  });

  it.each([
    'If you do not pay by noon the police will arrest you.',
    "Don't pay and we will call your boss about what you owe.",
    'Not paying? Then we will post your photo on Facebook.',
    '你不还钱我们就告诉你老婆',
    '不要以为我们不敢上门泼油漆',
    '不得不上门泼油漆了',
    '别以为躲着就没事,马上去你公司拉横幅',
  ])('of something else does not rescue: %s', (text) => {
    expect(verdictOf(text)).toBe('block');
  });

  it.each([
    'You are not a worthless deadbeat, are you.',
    '你不是畜生吗',
    '我们不会发你的裸照',
    'We will not send your nudes around.',
  ])('never rescues insults and sexual content: %s', (text) => {
    expect(verdictOf(text)).toBe('block');
  });

  it.each([
    ['a denied threat of violence', 'We will never hurt you.'],
    ['a promise that hangs on payment', '还清就不会通知您的单位领导'],
    ['two negations', '我们不会不通知您的单位领导'],
  ])('leaves %s to a person', (_, text) => {
    expect(verdictOf(text)).toBe('review');
  });
});

describe('a warning', () => {
  it.each([
    'If someone says the police will arrest you unless you pay, hang up and call us.',
    'Beware: anyone posing as the IRS who wants you to pay with gift cards runs a scam.',
    '如有人冒充法官说要来抓您,请立即报警。',
    '凡声称不还款就坐牢的,均为诈骗。',
    '如遇催收人员扬言上门泼油漆,请保留证据并向我行举报。',
  ])('lets through: %s', (text) => {
    expect(verdictOf(text)).toBe('allow');
  });

  it.each(['你已涉嫌诈骗公安马上来抓你', '你这个诈骗犯,等着坐牢'])(
    'is not every mention of fraud: %s',
    (text) => {
      expect(verdictOf(text)).toBe('block');
    },
  );
});
