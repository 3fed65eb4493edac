import { type Change, addressed, call, event, findingOf, ordinaryUs } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const MAY = '2026-05-01T12:00:00-04:00';

type Row = [string, Change, string];

const notice = (fields: Record<string, unknown> = {}): TimelineEvent =>
  event('attorney_notice', MAY, {
    attorney: 'A1',
    name_known: true,
    address_known: true,
    ...fields,
  });
const asked = (change: Change = {}): Change => {
  const { facts, attempt } = addressed('friend');
  return {
    ...change,
    facts: facts ?? {},
    attempt: { ...attempt, purpose: 'location', ...change.attempt },
  };
};
const answered = (location_answer: 'complete' | 'incomplete'): TimelineEvent =>
  call(MAY, { party: 'P1', purpose: 'location', outcome: 'conversation', location_answer });

describe('third parties', () => {
  it.each<Row>([
    ['the spouse', addressed('spouse'), 'not_applicable'],
    ['the executor', addressed('executor'), 'not_applicable'],
    ['a credit bureau', addressed('credit_bureau'), 'not_applicable'],
    ['a liable guarantor', addressed('guarantor', { liable: true }), 'not_applicable'],
    ['a friend', addressed('friend'), 'block'],
    ['the employer', addressed('employer'), 'block'],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-3P')).toBe(expected);
  });

  it.each<Row>([
    ['the approved script', asked(), 'pass'],
    [
      'a script with a debt',
      asked({ attempt: { content: { text: 'Pat Jones owes us a debt.' } } }),
      'block',
    ],
    [
      'a neutral script',
      asked({ attempt: { content: { text: 'I am confirming where Pat Jones lives.' } } }),
      'pass',
    ],
    [
      'a script with a name that shows collection',
      asked({
        sender: { name: 'Example Collections' },
        attempt: { content: { text: 'This is Robin Smith of Example Collections.' } },
      }),
      'block',
    ],
    ['after a complete answer', asked({ timeline: [answered('complete')] }), 'block'],
    ['after an incomplete answer', asked({ timeline: [answered('incomplete')] }), 'pass'],
    ['when an attorney is known', asked({ timeline: [notice()] }), 'block'],
  ])('may be asked where the debtor is: %s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-3P-LOC')).toBe(expected);
  });

  it.each<Row>([
    ['for a friend', asked({ attempt: { channel: 'voicemail' } }), 'block'],
    ['for the consumer', { attempt: { channel: 'voicemail' } }, 'pass'],
  ])('hear no voicemail: %s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-LCM')).toBe(expected);
  });
});
