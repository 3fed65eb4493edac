import type { Attempt, Relation } from '../attempt.js';
import type { GuardInput, Sender } from '../facts.js';
import { loadedPacks, packsFor } from '../packs.js';
import { prepare } from '../prepare.js';
import { LANGUAGE_RULES } from '../rules/language/language.list.js';

interface Case {
  readonly residence: string;
  readonly text: string;
  readonly subject?: string;
  readonly kind?: Sender['kind'];
  readonly relation?: Relation;
  readonly approved?: boolean;
  readonly offered?: boolean;
}

function inputOf({ residence, text, subject, relation = 'borrower', ...rest }: Case): GuardInput {
  const party = relation === 'borrower' ? 'C1' : 'T1';
  const attempt: Attempt = {
    at: '2026-03-10T10:00:00Z',
    channel: 'email',
    purpose: 'collection',
    debt: 'D1',
    to: { party, relation, endpoint: 'E1' },
    content: {
      text,
      ...(subject === undefined ? {} : { subject }),
      ...(rest.approved === undefined ? {} : { template_approved: rest.approved }),
    },
  };
  const offer = { id: 'ev1', at: '2026-03-01T10:00:00Z', type: 'payment_offered' } as const;
  return {
    facts: {
      sender: { kind: rest.kind ?? 'collector', id: 'S1', name: 'Example Loans' },
      person: { id: 'C1', residence, time_zones: [{ zone: 'UTC', source: 'residence_address' }] },
      parties: relation === 'borrower' ? [] : [{ id: 'T1', relation }],
      debts: [{ id: 'D1', kind: 'personal_loan', lender: 'L1' }],
      endpoints: [{ id: 'E1', kind: 'email', owner: party }],
      holidays: [],
      settings: {},
    },
    timeline: rest.offered === true ? [{ ...offer, party, debts: ['D1'] }] : [],
    attempt,
  };
}

function objections(given: Case): readonly string[] {
  const question = prepare(inputOf(given));
  const loaded = loadedPacks(packsFor(question.facts.person));
  const rules = LANGUAGE_RULES.filter(
    ({ packs, binds }) =>
      packs.some((pack) => loaded.includes(pack)) &&
      (binds === undefined || question.facts.sender.kind === 'collector'),
  );
  return rules
    .filter((rule) => rule.appliesTo?.(question) !== false)
    .map((rule) => [rule.code, rule.check(question).verdict] as const)
    .filter(([, verdict]) => verdict !== 'pass')
    .map(([code, verdict]) => `${code} ${verdict}`);
}

describe('the rules on language', () => {
  it.each<[string, Case, string[]]>([
    ['in China', { residence: 'CN', text: '再不还就打断你的腿' }, ['CN-LANG-01 block']],
    ['in China', { residence: 'CN', text: '你这个骗子' }, ['CN-LANG-02 block']],
    ['in China', { residence: 'CN', text: '不还就等着做牢' }, ['CN-LANG-03 block']],
    ['in China', { residence: 'CN', text: '我是派出所王警官' }, ['CN-LANG-04 block']],
    ['in China', { residence: 'CN', text: '明天就通知你单位领导' }, ['CN-LANG-05 block']],
    ['in China', { residence: 'CN', text: '让你永久失信' }, ['CN-LANG-06 block']],
    ['in China', { residence: 'CN', text: '借高利贷也行' }, ['CN-LANG-07 block']],
    ['in China', { residence: 'CN', text: '我行将转交法务' }, ['CN-LANG-08 review']],
    ['in China', { residence: 'CN', text: '先交解冻费' }, ['LANG-PAY block']],
    ['under Regulation F', { residence: 'US-OH', text: 'You liar.' }, ['REGF-OBSCENE block']],
    ['under Regulation F', { residence: 'US', text: 'Final notice' }, ['REGF-OBSCENE review']],
    [
      'of a US creditor',
      { residence: 'US', text: 'You liar.', kind: 'creditor' },
      ['LANG-INS block'],
    ],
    ['in Kenya', { residence: 'KE', text: 'You liar.' }, ['LANG-INS block']],
    ['in Germany', { residence: 'DE', text: 'Final notice' }, ['LANG-REV review']],
  ])('answer %s with one code: %j', (_, given, expected) => {
    expect(objections(given)).toEqual(expected);
  });

  it('let an ordinary reminder pass everywhere', () => {
    for (const residence of ['CN', 'US', 'GB']) {
      expect(objections({ residence, text: 'Your payment is due on Friday.' })).toEqual([]);
    }
  });

  it('read the subject too', () => {
    const given = { residence: 'GB', text: 'Please call us.', subject: 'You liar' };

    expect(objections(given)).toEqual(['LANG-INS block']);
  });

  it('are satisfied by an approved template where a fact was in question', () => {
    const given = { residence: 'US', text: 'Final notice' };

    expect(objections({ ...given, approved: true })).toEqual([]);
    expect(objections({ residence: 'US', text: 'You liar.', approved: true })).not.toEqual([]);
  });

  it.each<[string, Partial<Case>, string[]]>([
    ['a friend', { relation: 'friend' }, ['LANG-DIS block']],
    ['a friend who offered to pay', { relation: 'friend', offered: true }, []],
    ['a guarantor', { relation: 'guarantor' }, []],
    ['a spouse outside the United States', { relation: 'spouse' }, ['LANG-DIS block']],
    ['a spouse in the United States', { relation: 'spouse', residence: 'US' }, []],
  ])('keep the debt from %s as the law has it', (_, given, expected) => {
    const text = 'Example Bank: the loan is overdue.';

    expect(objections({ residence: 'GB', text, ...given })).toEqual(expected);
  });

  it('take no name of the sender for a hint', () => {
    const text = 'Please ask Mr King to call Example Loans.';

    expect(objections({ residence: 'GB', text, relation: 'friend' })).toEqual([]);
  });

  it('tell the entry and the place, and never the words', () => {
    const question = prepare(inputOf({ residence: 'KE', text: 'Mr King, you liar.' }));

    const told = LANGUAGE_RULES.map((rule) => rule.check(question).because).join();
    expect(told).toContain('the text insults (INS-E2, characters 9-17)');
    expect(told).not.toMatch(/King|liar/);
  });
});
