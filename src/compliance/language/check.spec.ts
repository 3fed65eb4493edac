import { checkLanguage } from './check.js';
import { JUDGED_MAX } from './unfit.js';

describe('checkLanguage', () => {
  it('shows what it found, where, and why', () => {
    const text = 'Pay now. We will k i l l you.';

    const { verdict, category, findings } = checkLanguage(text, {});

    expect({ verdict, category }).toEqual({ verdict: 'block', category: 'VIO' });
    expect(findings[0]).toEqual({
      entry: 'VIO-E1',
      category: 'VIO',
      severity: 'block',
      view: 'deleet',
      span: [17, 28],
      matched: 'kill you',
      because: 'the text threatens violence or stalking',
    });
  });

  it.each([
    ['EMPTY', ''],
    ['EMPTY', ' \u200b\ufeff\n'],
    ['ENCODING', 'Thank you \ud83d for your payment.'],
    ['ENCODING', '\udd2a'],
    ['ORDER', 'Please \u202eyap\u202c on Friday.'],
    ['SCRIPT', 'Уважаемый клиент, ваш счёт просрочен.'],
    ['SCRIPT', '안녕하세요, 계좌를 확인해 주세요.'],
    ['SCRIPT', 'أهلا بك'],
    ['LENGTH', 'Please pay on time. '.repeat(50_000)],
  ])('sends a text that cannot be judged to a person: %s', (entry, text) => {
    const { verdict, findings } = checkLanguage(text, {});

    expect(verdict).toBe('review');
    expect(findings.map((finding) => finding.entry)).toEqual([entry]);
  });

  it.each([
    'Уважаемый клиент, your statement is ready.',
    'Liebe Zoë, danke! 🎉',
    '您好:账单已出。',
  ])('judges %s', (text) => {
    expect(checkLanguage(text, {}).verdict).toBe('allow');
  });

  it('takes ten thousand marks on a letter for decoration', () => {
    const marked = `k${'\u0336\u0301'.repeat(5_000)}ill you`;

    expect(checkLanguage(marked, {}).verdict).toBe('block');
  });

  it.each([
    ['borrower', 'allow'],
    ['co_borrower', 'allow'],
    ['guarantor', 'allow'],
    ['attorney', 'allow'],
    ['executor', 'allow'],
    ['spouse', 'block'],
    ['employer', 'block'],
    ['relative', 'block'],
    ['emergency_contact', 'block'],
  ] as const)('tells a %s about the debt: %s', (addressee, verdict) => {
    expect(checkLanguage('The loan is 30 days overdue.', { addressee }).verdict).toBe(verdict);
    expect(checkLanguage('贷款已逾期30天,请尽快还款。', { addressee }).verdict).toBe(verdict);
  });

  it.each([
    '【示例银行】您好,烦请转告王先生方便时致电我行客服400-000-0000,谢谢。',
    '【示例贷款】您好,请王女士回电400-000-0000。',
    'Please ask Mr King to call Example Bank on 0800 000 000. Thank you.',
  ])('lets a contact person relay: %s', (text) => {
    expect(checkLanguage(text, { addressee: 'emergency_contact' }).verdict).toBe('allow');
  });

  it('takes no name of the sender for a hint', () => {
    const text = 'Please ask Mr King to call Anytown Loans on 0800 000 000.';

    expect(checkLanguage(text, { addressee: 'friend' }).verdict).toBe('block');
    expect(checkLanguage(text, { addressee: 'friend', names: ['Anytown Loans'] }).verdict).toBe(
      'allow',
    );
  });

  it.each([
    [JUDGED_MAX, 'allow'],
    [JUDGED_MAX + 1, 'review'],
  ] as const)('of %d characters: %s', (length, verdict) => {
    expect(checkLanguage('请按时还款。'.repeat(20_000).slice(0, length), {}).verdict).toBe(verdict);
  });

  it('still blocks what the judged part of a long text holds', () => {
    const text = `你这个骗子。${'请按时还款。'.repeat(20_000)}`;

    expect(checkLanguage(text, {}).verdict).toBe('block');
  });
});
