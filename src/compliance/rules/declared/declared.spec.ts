import { DECLARED_FACTS, type DeclaredFact } from '../../declared.js';
import { decide } from '../../decide.js';
import { ordinary, type Change } from '../../ordinary.js';

const agency = { kind: 'collector', id: 'abc', name: '示例资服' } as const;
const ohio = { residence: 'US-OH', at: '2026-05-13T14:00:00-04:00' };
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
    [
      'a call by an agency in the United States',
      { ...ohio, sender: agency },
      ['DECLARED-PRIVATE', 'DECLARED-LAWFUL', 'DECLARED-WORKPLACE', 'DECLARED-TIMEBARRED'],
    ],
    [
      'a call by a lender in the United States',
      ohio,
      ['DECLARED-PRIVATE', 'DECLARED-LAWFUL', 'DECLARED-WORKPLACE'],
    ],
  ] as [string, Change, string[]][])(
    'is for a person at dispatch, and ordinary in a worked case: %s',
    (_, change, codes) => {
      expect(reviews(undefined, change)).toEqual([]);
      expect(reviews([], change)).toEqual(codes);
      expect(reviews(DECLARED_FACTS, change)).toEqual([]);
    },
  );

  const call: Change = { sender: agency };
  const sms: Change = { sender: agency, attempt: { channel: 'sms' }, text };
  const NEEDED: Readonly<Record<DeclaredFact, Change>> = {
    agencies_listed: call,
    calls_recorded: call,
    debts_lawful: call,
    endpoints_private: call,
    lines_registered: call,
    signatures_registered: sms,
    time_barred_marked: { ...ohio, ...call },
    workplaces_marked: { ...ohio, ...call },
  };
  it.each(DECLARED_FACTS)('needs its own declaration: %s', (fact) => {
    const others = DECLARED_FACTS.filter((other) => other !== fact);
    expect(reviews(others, NEEDED[fact])).toHaveLength(1);
    expect(reviews(DECLARED_FACTS, NEEDED[fact])).toEqual([]);
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
