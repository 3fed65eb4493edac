import { type Change, event, findingOf, ordinaryUs } from '../../ordinary.js';

const MAY = '2026-05-01T12:00:00-04:00';
const LATER = '2026-05-05T12:00:00-04:00';

type Row = [string, Change, string];

const request = (
  type: 'dispute' | 'original_creditor_request',
  fields: Record<string, unknown> = {},
) => event(type, MAY, { form: 'written', ...fields });
const validation = {
  initial_communication_done: true,
  notice_provided: true,
  period_end: '2026-05-01',
};
const within = { facts: { validation } };
const verified = event('notice', LATER, { kind: 'verification', channel: 'letter' });
const reasoned = event('notice', LATER, { kind: 'duplicate_dispute', channel: 'letter' });

describe('a dispute', () => {
  it.each<Row>([
    ['on the last day', { ...within, timeline: [request('dispute')] }, 'block'],
    [
      'the day after',
      {
        facts: { validation: { ...validation, period_end: '2026-04-30' } },
        timeline: [request('dispute')],
      },
      'pass',
    ],
    ['oral', { ...within, timeline: [request('dispute', { form: 'oral' })] }, 'pass'],
    ['verified since', { ...within, timeline: [request('dispute'), verified] }, 'pass'],
    [
      'repeated, answered by a notice',
      { ...within, timeline: [request('dispute', { duplicative: true }), reasoned] },
      'pass',
    ],
    [
      'new, answered by such a notice',
      { ...within, timeline: [request('dispute'), reasoned] },
      'block',
    ],
    [
      'of a part, the rest is collected',
      {
        ...within,
        timeline: [request('dispute', { portion: 'fees' })],
        attempt: { portion: 'undisputed' },
      },
      'pass',
    ],
    [
      'of a part, and of the whole later',
      {
        ...within,
        timeline: [request('dispute', { portion: 'fees' }), request('dispute')],
        attempt: { portion: 'undisputed' },
      },
      'block',
    ],
    ['of a part', { ...within, timeline: [request('dispute', { portion: 'fees' })] }, 'block'],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-DISPUTE')).toBe(expected);
  });

  it.each<Row>([
    ['open', { ...within, timeline: [request('original_creditor_request')] }, 'block'],
    ['answered', { ...within, timeline: [request('original_creditor_request'), verified] }, 'pass'],
  ])('or a request for the creditor, %s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-ORIGCRED')).toBe(expected);
  });
});
