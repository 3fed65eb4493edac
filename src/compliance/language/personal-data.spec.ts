import { createHash } from 'node:crypto';
import { personalDataIn } from './personal-data.js';

const hex = (seed: number) => createHash('sha256').update(String(seed)).digest('hex');
const kinds = (text: string) => personalDataIn(text).map(({ kind }) => kind);

describe('personalDataIn', () => {
  it.each([
    ['identity_card', '您的身份证号11010519491231002X已登记'],
    ['identity_card', '身份證:１１０１０５１９４９１２３１００２X'],
    ['bank_card', '您的卡号6222 0212 3456 7890 128已绑定'],
    ['bank_card', 'your card 4111-1111-1111-1111 was declined'],
    ['mobile_number', '您的手机号13800138000已停机'],
    ['mobile_number', 'your number +86 138 0013 8000 is not reachable'],
    ['secret', '您的验证码为482913,请勿泄露'],
    ['secret', '登录密码:abc12345'],
    ['secret', 'Your verification code is 482913.'],
    ['secret', 'the password is hunter2!'],
  ])('finds %s in: %s', (kind, text) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    '您尾号1234的账户',
    '卡号6222****7890',
    '身份证110105********002X',
    '请致电13800138000与我们联系',
    'Please call us on 1-800-555-0100.',
    'Call 400-000-0000',
    'Could you please ask Mr King to reach Example Bank at 1-800-555-0100?',
    '合同编号202611290012345678',
    'Reference 1234567890123',
    '我行不会索要验证码。',
    'Never share your password with anyone. The PIN is secret.',
    'Your balance is 12,345.67 on 2026-11-29.',
  ])('finds nothing in: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('finds nothing in random signatures of links, and what else stands in an address', () => {
    const links = Array.from(
      { length: 5_000 },
      (_, i) => `https://example.com/v1/opt-out/1.con_${hex(i).slice(0, 32)}.${hex(-i - 1)}`,
    );
    expect(links.flatMap(kinds)).toEqual([]);
    expect(kinds('https://example.com/pay?card=4111111111111111&for=me')).toEqual(['bank_card']);
    expect(kinds('https://example.com/m/13800138000')).toEqual(['mobile_number']);
  });

  it('shows where', () => {
    const text = '卡 4111 1111 1111 1111 已停用';
    const [found] = personalDataIn(text);

    expect(text.slice(...(found?.span ?? []))).toBe('4111 1111 1111 1111');
  });
});
