import { type Change, event, findingOf, ordinary, verdictOf } from '../../ordinary.js';

const TEXT = '【示例银行】您的贷款已逾期,请通过我行手机银行还款。';

function text(content: string, change: Change = {}): Change {
  return { ...change, attempt: { channel: 'sms', content: { text: content }, ...change.attempt } };
}

describe('the form of a contact in mainland China', () => {
  it.each<[string, Change, string, string]>([
    ['a signature', text(TEXT), 'CN-SMS-01', 'pass'],
    ['no signature', text('您的贷款已逾期。'), 'CN-SMS-01', 'block'],
    ['a signature at the end', text('您的贷款已逾期。【示例银行】'), 'CN-SMS-01', 'block'],
    ['a signature of one character', text('【行】您好'), 'CN-SMS-01', 'block'],
    ['a signature of nine', text('【一二三四五六七八九】您好'), 'CN-SMS-01', 'block'],
    [
      'a registered one',
      text(TEXT, { sender: { sms_signatures: ['【示例银行】'] } }),
      'CN-SMS-01',
      'pass',
    ],
    ['another one', text(TEXT, { sender: { sms_signatures: ['他行'] } }), 'CN-SMS-01', 'block'],
    [
      'one person on a visit',
      { attempt: { channel: 'visit', staff_count: 1 } },
      'CN-VISIT-02',
      'block',
    ],
    [
      'two people on a visit',
      { attempt: { channel: 'visit', staff_count: 2 } },
      'CN-VISIT-02',
      'pass',
    ],
    [
      'no consent to entry',
      { attempt: { channel: 'visit', entry_consent: false } },
      'CN-VISIT-03',
      'block',
    ],
    ['a call without recording', { attempt: { recording: false } }, 'CN-REC-01', 'block'],
    [
      'a text without recording',
      text(TEXT, { attempt: { recording: false } }),
      'CN-REC-01',
      'not_applicable',
    ],
    ['a private line', { attempt: { caller_line: 'private_mobile' } }, 'CN-AGENCY-02', 'block'],
    [
      'a private line agreed',
      { attempt: { caller_line: 'private_mobile', private_line_consent: true } },
      'CN-AGENCY-02',
      'pass',
    ],
    ['a group', { endpoint: { kind: 'im_group' } }, 'CN-PRIV-01', 'block'],
    ['a shared number', { endpoint: { shared: true } }, 'CN-PRIV-01', 'block'],
    ['an unlawful debt', { debt: { lawful: false } }, 'CN-DEBT-01', 'block'],
    ['a fee', text('【示例银行】请支付催收费300元。'), 'CN-PAY-01', 'block'],
  ])('%s', (_, change, code, expected) => {
    expect(findingOf(ordinary(change), code)).toBe(expected);
  });

  it.each([
    ['on the list', ['agency_a'], 'pass'],
    ['not on the list', ['agency_b'], 'block'],
    ['no list given', undefined, 'pass'],
  ])('needs an agency that is known: %s', (_, listed, expected) => {
    const list = listed === undefined ? {} : { listed_agencies: listed };
    const input = ordinary({ sender: { kind: 'collector', id: 'agency_a', ...list } });
    expect(findingOf(input, 'CN-AGENCY-01')).toBe(expected);
  });

  it.each([
    [['agency_assigned', 'agency_withdrawn'], 'block'],
    [['agency_withdrawn', 'agency_assigned'], 'pass'],
  ] as const)('needs an agency that is still assigned: %s', (types, expected) => {
    const timeline = types.map((type, day) =>
      event(type, `2026-05-0${day + 1}T00:00:00Z`, { agency: 'agency_a' }),
    );
    const input = ordinary({ timeline, sender: { kind: 'collector', id: 'agency_a' } });
    expect(findingOf(input, 'CN-AGENCY-01')).toBe(expected);
  });

  const consent = event('consent', '2026-01-05T00:00:00Z', {
    scope: 'commercial',
    given_to: 'lender',
  });
  const offer = '【示例银行】现金分期利率限时8折,拒收请回复R。';

  it.each([
    ['consent and a way to refuse', [consent], offer, 'pass'],
    ['no consent', [], offer, 'block'],
    ['no way to refuse', [consent], '【示例银行】现金分期利率限时8折。', 'block'],
  ])('asks of commercial texts: %s', (_, timeline, words, expected) => {
    const input = ordinary(text(words, { timeline, attempt: { purpose: 'commercial' } }));
    expect(findingOf(input, 'CN-SMS-02')).toBe(expected);
  });

  it.each([
    ['commercial, to a commercial text', 'commercial', 'commercial', 'block'],
    ['commercial, to a service text', 'commercial', 'collection', 'pass'],
    ['all, to a service text', 'all', 'collection', 'block'],
  ] as const)('heeds a refusal: %s', (_, scope, purpose, expected) => {
    const refusal = event('opt_out', '2026-05-01T00:00:00Z', { channel: 'sms', scope });
    const change = text(TEXT, { timeline: [refusal], attempt: { purpose } });
    expect(findingOf(ordinary(change), 'CN-SMS-03')).toBe(expected);
    const renewed = event('consent', '2026-05-02T00:00:00Z', { scope: 'sms', given_to: 'lender' });
    const again = { ...change, timeline: [refusal, renewed] };
    expect(findingOf(ordinary(again), 'CN-SMS-03')).toBe('pass');
  });

  it('waits for the day after a promised payment', () => {
    const promise = event('promise', '2026-05-12T00:00:00Z', { due: '2026-05-15', amount: '1' });
    expect(verdictOf(ordinary({ timeline: [promise] }))).toBe('defer 2026-05-16T00:00:00.000Z');
    const off = { timeline: [promise], settings: { pause_until_promise_date: false } };
    expect(verdictOf(ordinary(off))).toBe('allow');
  });
});
