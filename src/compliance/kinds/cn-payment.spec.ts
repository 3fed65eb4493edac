import { asksForFee, asksForPrivatePayment } from './cn-payment.js';

describe('asksForFee', () => {
  it.each([
    '您需另付催收服务费300元',
    '请支付上门费',
    '另收催收费200元',
    '须支付委外费用',
    '另收取催款手续费100元',
  ])('hears: %s', (text) => {
    expect(asksForFee(text)).toBe(true);
  });

  it.each(['我行不收取任何催收费用', '请通过我行手机银行还款', '年费100元'])(
    'lets pass: %s',
    (text) => {
      expect(asksForFee(text)).toBe(false);
    },
  );
});

describe('asksForPrivatePayment', () => {
  it.each([
    '请把钱转到我的微信',
    '请转账至本人支付宝账户',
    '加我微信转账',
    '请打款到催收员个人账户',
    '可以扫我的码付款',
    '请直接转给我本人',
    '请将欠款转入以下私人账户',
    '付款至业务员李某支付宝',
  ])('hears: %s', (text) => {
    expect(asksForPrivatePayment(text)).toBe(true);
  });

  it.each([
    '请通过我行手机银行还款',
    '请勿向任何个人账户转账',
    '请关注我行微信公众号还款',
    '可在我行微信银行还款',
    '请转账至您的还款账户',
    '我司不会要求您转账至个人账户',
    '请联系我的同事',
    '请确保您的还款银行卡余额充足',
    '本人还款请使用您尾号1234的银行卡',
  ])('lets pass: %s', (text) => {
    expect(asksForPrivatePayment(text)).toBe(false);
  });
});
