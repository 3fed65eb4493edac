import { event, ordinary, ordinaryUs } from './ordinary.js';
import { decide } from './decide.js';
import { type Outcome, type Rule, block, defer, pass, review } from './rule.js';

const AT = Date.parse('2026-05-13T06:00:00Z');
const HOUR = 3_600_000;

function rule(code: string, check: Rule['check'], heading: Partial<Rule> = {}): Rule {
  return {
    code,
    id: `test/${code}`,
    packs: ['everywhere'],
    citation: { source: 'a law', says: 'A sentence.', confidence: 'primary' },
    check,
    ...heading,
  };
}

const always = (outcome: Outcome): Rule['check'] => {
  return () => outcome;
};
const deferring = rule('D', ({ at }) => (at < AT + HOUR ? defer(AT + HOUR, 'early') : pass));

describe('decide', () => {
  it.each([
    ['nothing but passes', [pass, pass], 'allow'],
    ['a review', [pass, review('r')], 'review'],
    ['a block and a review', [review('r'), block('b'), pass], 'block'],
  ])('weighs %s', (_, outcomes, verdict) => {
    const rules = outcomes.map((outcome, index) => rule(`R${index}`, always(outcome)));
    expect(decide(ordinary(), rules).verdict).toBe(verdict);
  });

  it.each([
    ['block', block('b')],
    ['review', review('r')],
  ])('lets a %s outweigh a deferral', (verdict, outcome) => {
    const decision = decide(ordinary(), [deferring, rule('R', always(outcome))]);
    expect(decision.verdict).toBe(verdict);
    expect(decision.not_before).toBeUndefined();
  });

  it('examines every rule, whatever the others say', () => {
    const { findings } = decide(ordinary(), [
      rule('A', always(block('b'))),
      rule('B', always(pass)),
      deferring,
    ]);
    expect(findings.map(({ rule: code, verdict }) => [code, verdict])).toEqual([
      ['A', 'block'],
      ['B', 'pass'],
      ['D', 'defer'],
    ]);
  });

  it('waits for the first instant at which no rule objects, not for the end of the first obstacle', () => {
    const later = rule('L', ({ at }) =>
      at >= AT + HOUR && at < AT + 5 * HOUR ? defer(AT + 5 * HOUR, 'closed at one') : pass,
    );
    expect(decide(ordinary(), [deferring, later]).not_before).toBe('2026-05-13T11:00:00.000Z');
  });

  it('gives a person the decision when no instant is open within 400 days', () => {
    const never = rule('N', ({ at }) => defer(at + 24 * HOUR, 'never'));
    expect(decide(ordinary(), [never])).toMatchObject({
      verdict: 'review',
      findings: [{ rule: 'N', verdict: 'defer' }, { rule: 'ENGINE-HORIZON' }],
    });
  });

  it('reviews a deferral without end', () => {
    const { verdict } = decide(ordinary(), [rule('N', always(defer(Infinity, 'never')))]);
    expect(verdict).toBe('review');
  });
});

describe('decide fails closed', () => {
  it('blocks when a rule breaks', () => {
    const broken = rule('B', () => {
      throw new TypeError('no such field');
    });
    expect(decide(ordinary(), [broken])).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'B', because: 'the rule failed: TypeError: no such field' }],
    });
  });

  it('blocks when a deferral ends before it begins', () => {
    expect(decide(ordinary(), [rule('B', always(defer(AT, 'now')))]).verdict).toBe('block');
  });

  it('blocks without any rule', () => {
    expect(decide(ordinary(), []).verdict).toBe('block');
  });

  it('reviews a residence without a pack, and still blocks what is stopped everywhere', () => {
    const nowhere = { residence: 'AQ', zones: ['Antarctica/Troll'] };
    expect(decide(ordinary(nowhere)).verdict).toBe('review');
    const paid = [event('paid_off', '2026-05-12T00:00:00Z')];
    expect(decide(ordinary({ ...nowhere, timeline: paid })).verdict).toBe('block');
  });
});

describe('a rule is asked', () => {
  it.each([
    ['the day before it begins', '2026-12-31T15:59:59Z', 'not_in_force'],
    ['on its first day', '2026-12-31T16:00:00Z', 'pass'],
    ['on its last day', '2027-03-31T15:59:59Z', 'pass'],
    ['the day after', '2027-03-31T16:00:00Z', 'not_in_force'],
  ])('in the calendar of the person: %s', (_, at, verdict) => {
    const dated = rule('T', always(pass), {
      citation: {
        source: 'a law',
        says: 'A sentence.',
        confidence: 'primary',
        in_force_from: '2027-01-01',
        in_force_to: '2027-03-31',
      },
    });
    expect(decide(ordinary({ at }), [dated]).findings[0]?.verdict).toBe(verdict);
  });

  it.each([
    ['a collector', 'collectors', {}, 'block'],
    ['a creditor', 'collectors', { sender: { kind: 'creditor' } }, 'allow'],
    ['a creditor', 'regulation_f', { sender: { kind: 'creditor' } }, 'allow'],
    [
      'a creditor who opted in',
      'regulation_f',
      { sender: { kind: 'creditor' }, settings: { apply_regf_to_creditors: true } },
      'block',
    ],
  ] as const)('of those it binds: %s, %s', (_, binds, change, verdict) => {
    const bound = rule('B', always(block('b')), { binds });
    expect(decide(ordinaryUs(change), [bound]).verdict).toBe(verdict);
  });

  it('only for its packs', () => {
    const abroad = rule('A', always(block('b')), { packs: ['gb'] });
    expect(decide(ordinary(), [abroad, rule('B', always(pass))]).findings).toHaveLength(1);
    expect(decide(ordinary({ residence: 'GB-ENG' }), [abroad]).verdict).toBe('block');
  });
});
