import { checkArrivals, checkReceipts, type Arrival } from './checks.js';
import type { Explained } from './explained.js';

const mail: Arrival = {
  vendor_message_id: '<1@example.com>',
  address: 'ada@example.com',
  subject: 'Your account',
  text: 'Dear Ada',
};

/** One contact, sent by mail and allowed; a test changes one thing. */
function ordinary(change: Partial<Explained['contact']> = {}, verdict = 'allow'): Explained {
  return {
    contact: {
      external_id: 'K-1',
      status: 'sent',
      channel: 'email',
      vendor_message_id: mail.vendor_message_id,
      error_code: null,
      ...change,
    },
    explanation: {
      because: 'The vendor accepted it.',
      decision: {
        at: '2026-03-10T13:05:00Z',
        verdict,
        approval: null,
        findings: [],
        message: { text: 'Dear Ada\n', subject: 'Your account' },
      },
    },
    address: 'ada@example.com',
  } as unknown as Explained;
}

function problems(explained: Explained[], arrived: Arrival[]): string[] {
  return checkArrivals(explained, arrived).flatMap((check) => check.problems);
}

describe('checkArrivals', () => {
  it('has nothing to say about a mail that was allowed and arrived as it was judged', () => {
    expect(problems([ordinary()], [mail])).toEqual([]);
  });

  it.each([
    ['nobody sent', [], [mail], 'belongs to no contact'],
    ['was blocked', [ordinary({}, 'block')], [mail], 'its decision is block'],
    ['waits for a person', [ordinary({}, 'review')], [mail], 'its decision is review'],
    ['says something else', [ordinary()], [{ ...mail, text: 'Dear Eve' }], 'the text of'],
    ['has another subject', [ordinary()], [{ ...mail, subject: 'Hello' }], 'the subject of'],
    ['went elsewhere', [ordinary()], [{ ...mail, address: 'eve@example.com' }], 'somewhere else'],
    ['came twice', [ordinary()], [mail, mail], 'arrived twice'],
    [
      'came twice under another name',
      [ordinary(), ordinary({ vendor_message_id: '<2@example.com>' })],
      [mail, { ...mail, vendor_message_id: '<2@example.com>' }],
      'arrived twice',
    ],
    ['was lost', [ordinary()], [], '`K-1` is sent'],
    [
      'failed',
      [ordinary({ status: 'failed', error_code: 'render_failed', vendor_message_id: null })],
      [],
      'render_failed',
    ],
  ])('finds a message that %s', (_, explained, arrived, problem) => {
    expect(problems(explained, arrived)).toContainEqual(expect.stringContaining(problem));
  });

  it('lets a person clear what a rule left to a person', () => {
    const one = ordinary({}, 'review');
    const { decision } = one.explanation;
    const cleared = {
      ...one,
      explanation: { because: '', decision: { ...decision!, approval: 'rec_1' } },
    };

    expect(problems([cleared], [mail])).toEqual([]);
  });
});

describe('checkReceipts', () => {
  it.each([
    [200, 0],
    [403, 1],
    [500, 1],
    [undefined, 1],
  ])('finds after an answer of %p %i problems', (answer, count) => {
    const callbacks = [{ sid: 'SM1', status: 'sent' as const, answer }];

    expect(checkReceipts({ callbacks }).problems).toHaveLength(count);
  });
});
