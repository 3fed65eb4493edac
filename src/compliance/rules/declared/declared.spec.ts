import { DECLARED_FACTS, type DeclaredFact } from '../../declared.js';
import { decide } from '../../decide.js';
import { ordinary, type Change } from '../../ordinary.js';

const agency = { kind: 'collector', id: 'abc', name: '示例资服' } as const;
const text = '【示例资服】您的账款已逾期,请联系我们。拒收请回复R';

function reviews(facts: readonly DeclaredFact[] | undefined, change: Change = {}): string[] {
  const more = facts === undefined ? {} : { declared: { by: 'dcl_1', facts } };
  const input = ordinary({ ...change, facts: { ...change.facts, ...more } });
  return decide(input)
    .findings.filter(({ verdict }) => verdict === 'review')
    .map(({ rule }) => rule);
}

describe('a fact that nobody stated', () => {
  it.each([
    ['a call', {}, ['DECLARED-PRIVATE', 'DECLARED-LAWFUL', 'DECLARED-RECORDING', 'DECLARED-LINE']],
    [
      'a text by an agency',
      { sender: agency, attempt: { channel: 'sms' }, text },
      ['DECLARED-PRIVATE', 'DECLARED-LAWFUL', 'DECLARED-AGENCY', 'DECLARED-SIGNATURE'],
    ],
    ['a call in Britain', { residence: 'GB' }, ['DECLARED-PRIVATE', 'DECLARED-LAWFUL']],
  ] as [string, Change, string[]][])(
    'is for a person at dispatch, and ordinary in a worked case: %s',
    (_, change, codes) => {
      expect(reviews(undefined, change)).toEqual([]);
      expect(reviews([], change)).toEqual(codes);
      expect(reviews(DECLARED_FACTS, change)).toEqual([]);
    },
  );

  it.each(DECLARED_FACTS)('needs its own declaration: %s', (fact) => {
    const others = DECLARED_FACTS.filter((other) => other !== fact);
    const channel = fact === 'calls_recorded' || fact === 'lines_registered' ? 'call' : 'sms';
    const change = { sender: agency, attempt: { channel } as const, text };
    expect(reviews(others, change)).toHaveLength(1);
  });

  it('needs none where the facts say it', () => {
    const change: Change = {
      endpoint: { shared: false },
      debt: { lawful: true },
      attempt: { recording: true, caller_line: 'registered' },
    };
    expect(reviews([], change)).toEqual([]);
  });
});

describe('holidays that nobody knows', () => {
  it('are for a person', () => {
    const unknown = ordinary({ facts: { calendar_unknown: true } });
    expect(decide(unknown).verdict).toBe('review');
  });
});
