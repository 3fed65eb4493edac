import { checkLanguage, JUDGED_MAX } from './check.js';

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

  it('finds nothing in an empty text', () => {
    expect(checkLanguage('', {})).toEqual({ verdict: 'allow', category: 'NONE', findings: [] });
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
