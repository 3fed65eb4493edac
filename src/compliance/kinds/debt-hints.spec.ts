import { question } from '../ordinary.js';
import { betraysDebt, withoutNames } from './debt-hints.js';

describe('betraysDebt', () => {
  it.each([
    '请转告王先生尽快还款',
    '王先生的贷款已逾期',
    'he owes us a debt',
    '请转告其结清款项',
    '王先生在我行有一笔信用卡账单未处理',
    '转告王先生5000元',
    '他欠我们钱',
    '请转告他还一下钱',
    '王先生分期未还',
    'This is about an overdue account',
    'Pat Jones has a financial obligation with us.',
    'We have a legal claim against Pat Jones.',
    '请转告王先生尽快缴清费用',
    '请转告王先生,法务部将处理其案件',
    '王先生借了钱不还',
  ])('hears a debt in: %s', (text) => {
    expect(betraysDebt(withoutNames(text, question()))).toBe(true);
  });

  it.each([
    '【示例银行】您好,烦请转告王先生方便时致电我行客服400-000-0000,谢谢。',
    '【某某小额贷款】您好,请问王先生目前的联系方式是什么?',
    'My name is Robin Smith. I am confirming location information for Pat Jones.',
    '【示例银行】您好,请您方便时致电我行400-000-0000。',
    '【示例银行】您好,能否提供王先生的新手机号码?谢谢。',
  ])('lets pass: %s', (text) => {
    expect(betraysDebt(withoutNames(text, question()))).toBe(false);
  });
});
