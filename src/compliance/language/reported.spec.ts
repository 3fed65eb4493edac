import { checkLanguage } from './check.js';

const verdictOf = (text: string) => checkLanguage(text, {}).verdict;

describe('what another has said, told with distance, is left to a person', () => {
  it.each([
    'In your letter you state that our collector called you a deadbeat. We do not tolerate that word.',
    'Ms Abdi, nobody had any right to call you a liar. I have noted your complaint.',
    'You asked if we can send you to prison. We are sorry that somebody said so.',
    'The threat to put your picture on Facebook came from a contractor we no longer work with. We are deeply sorry.',
    '您反馈对方要把您“挂到网上”，这句话严重违反我司规定，我们向您道歉。',
    '收到您的投诉内容：催收员骂你是垃圾、废物。请提供来电时间以便调取录音。',
    '客戶引述：「他說要把我照片貼滿公司」，已列重大申訴處理。',
  ])('%s', (text) => {
    expect(verdictOf(text)).toBe('review');
  });
});

it.each([
  'You say he told you to go and die. There is no excuse, and we are sorry.',
  '客户原话：“他说要打断我的腿”，此段录音已提交质检，我们向您道歉。',
])('is blocked all the same if not even two persons may except it: %s', (text) => {
  expect(verdictOf(text)).toBe('block');
});

describe('a quotation alone excuses nobody, nor does an apology', () => {
  it.each([
    'You are a "deadbeat" and everybody here knows it.',
    'You said you would pay on Monday. You are a worthless liar and a thief.',
    'Sorry to say it, but you are a worthless deadbeat and a thief.',
    'You said you would pay, you worthless liar, and we regret that we trusted you.',
    '您说会还，你这个不要脸的老赖，我要举报你。',
    'We say: "pay by noon or the police will arrest you".',
    '抱歉，你就是个老赖、人渣，不还钱就去死吧。',
    '“不还钱就打断你的腿”，我说到做到。',
    '您说今天还款，骗子！不要脸的东西。',
  ])('%s', (text) => {
    expect(verdictOf(text)).toBe('block');
  });
});

it('is no matter for what was said or noted: there the words alone count', () => {
  const text = 'Customer said the caller called her a deadbeat; complaint noted, sorry.';

  expect(checkLanguage(text, {}).verdict).toBe('review');
  expect(checkLanguage(text, { is_message: false }).verdict).toBe('block');
});
