import { isStop, signalsIn, type Signal } from './inbound.js';

const heard = (text: string) => signalsIn(text).map(({ signal }) => signal);

const TABLE: readonly (readonly [Signal, readonly string[]])[] = [
  [
    'stop',
    [
      'Please stop texting me about this.',
      'I asked you twice, do not call me again',
      'take me off your list',
      'no more messages please',
      'S T O P texting me',
      '请不要再给我打电话了',
      '別再發短信給我',
      '麻烦从名单里删除',
      '我不想再收到你们的信息',
      '别烦我',
    ],
  ],
  [
    'hardship',
    [
      'I lost my job in March and cannot pay.',
      'My hours were cut, can we do a payment plan?',
      'I am in the hospital',
      'we are struggling right now',
      '我失业了,暂时还不上',
      '能不能申请延期几天',
      '我剛動完手術,沒有收入',
    ],
  ],
  [
    'dispute',
    [
      'I dispute this debt',
      'This is not my account.',
      'I already paid this last month',
      'the amount is wrong',
      'I never took this loan',
      '这不是我借的',
      '金额不对,请核实',
      '我早就还清了',
      '我的身份證被冒用',
    ],
  ],
  [
    'attorney',
    ['Talk to my lawyer.', 'I am represented by Smith LLP', '请联系我的律师', '我已經委託了律師'],
  ],
  [
    'wrong_number',
    [
      'Wrong number',
      'there is nobody by that name here',
      'who is this?',
      '你打错了',
      '我不认识这个人',
      '你是誰',
      '这个号码是我新办的',
    ],
  ],
  [
    'death',
    ['My husband passed away in May.', 'she died last week', '他上个月去世了', '我爸已經過世'],
  ],
  [
    'complaint',
    [
      'I will complain to the CFPB',
      'your agent was rude and threatening me',
      '我要投诉你们暴力催收',
      '我會向消協舉報',
    ],
  ],
  ['abuse', ['you are an idiot', 'I will kill you', '你们这群傻逼', '我要弄死你']],
  ['self_harm', ['I want to die', 'i will kill myself', '我不想活了', '我只想跳楼']],
];

describe('signalsIn', () => {
  it.each(TABLE.flatMap(([signal, texts]) => texts.map((text) => [signal, text] as const)))(
    'hears %s in: %s',
    (signal, text) => {
      expect(heard(text)).toContain(signal);
    },
  );

  it.each([
    'Thank you, I will pay on Friday.',
    'Can you send me the account number?',
    'ok',
    'My phone died, sorry I missed you.',
    'I will stop by the branch tomorrow.',
    '好的,我周五还款',
    '请问还款账号是多少',
    '收到,谢谢',
    '',
  ])('hears nothing in: %s', (text) => {
    expect(heard(text)).toEqual([]);
  });

  it('hears several things in one message, and where', () => {
    const text = 'Wrong number. My late husband passed away, stop calling me!';
    const signals = signalsIn(text);

    expect(signals.map(({ signal }) => signal)).toEqual(['stop', 'wrong_number', 'death']);
    expect(text.slice(...(signals[1]?.span ?? []))).toBe('Wrong number');
  });
});

describe('isStop', () => {
  it.each([
    'STOP',
    'Please stop.',
    'Stop texting me!',
    'ｓｔｏｐ',
    'unsubscribe me',
    'Remove me from your list',
    '不要再发了!',
    '請不要再聯繫我',
    '别再给我发短信了',
    '退訂',
    'T',
  ])('is certain of %s', (text) => {
    expect(isStop(text)).toBe(true);
  });

  it.each([
    '',
    'HELP',
    'do not stop',
    'stop by tomorrow',
    'stop calling me at work',
    'I will stop paying',
    '退订单请发给我',
    '不要再发错金额了',
    'stop '.repeat(100),
  ])('leaves %j to people', (text) => {
    expect(isStop(text)).toBe(false);
  });
});
