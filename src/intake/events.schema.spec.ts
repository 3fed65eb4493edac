import { callOutcomes, eventTypes, purposes, relations } from '../compliance/words.js';
import { TASK_OUTCOMES } from '../dispatch/call-complete.js';
import { newEvent } from './events.schema.js';
import { CALL_OUTCOMES, PURPOSES, RELATIONS } from './words.schema.js';

const ordinary = {
  external_id: 'e-1',
  occurred_at: '2026-05-01T09:30:00+02:00',
  type: 'consent',
  scope: 'sms',
  party: 'P-1',
  endpoint: 'P-1-m',
  given_to: 'bank',
};

describe('the schema of events', () => {
  it('has exactly the types and words of the case format', () => {
    const types = newEvent.options.flatMap((option) => [...option.shape.type.values]);

    expect(types.toSorted()).toEqual([...eventTypes].toSorted());
    expect([...RELATIONS].toSorted()).toEqual([...relations].toSorted());
    expect([...PURPOSES].toSorted()).toEqual([...purposes].toSorted());
    expect([...CALL_OUTCOMES].toSorted()).toEqual([...callOutcomes].toSorted());
  });

  it('takes from collectors every outcome of a call but those of machines', () => {
    const machines = ['ringless_voicemail', 'notice_played'];

    expect([...TASK_OUTCOMES, ...machines].toSorted()).toEqual([...callOutcomes].toSorted());
  });

  it.each([
    ['as it is', {}, true],
    ['of a type nobody knows', { type: 'rumour' }, false],
    ['with a field of another type', { outcome: 'busy' }, false],
    ['at an instant without offset', { occurred_at: '2026-05-01T09:30:00' }, false],
    ['for calls without debts', { scope: 'call', endpoint: undefined }, false],
    ['for calls about debts', { scope: 'call', endpoint: undefined, debts: ['D-1'] }, true],
    ['for messages without endpoint', { endpoint: undefined }, false],
    ['with text that PostgreSQL cannot keep', { text: 'yes\u0000' }, false],
    ['with half a character', { text: '\ud83d' }, false],
    ['with several lines of text', { text: 'yes\nplease' }, true],
  ])('takes or refuses a consent %s', (_, difference, fits) => {
    const event = JSON.parse(JSON.stringify({ ...ordinary, ...difference }));

    expect(newEvent.safeParse(event).success).toBe(fits);
  });

  it.each([
    ['24:00', true],
    ['23:59', true],
    ['24:01', false],
    ['8:00', false],
  ])('ends an agreed window at %s: %s', (to, fits) => {
    const window = {
      external_id: 'e',
      occurred_at: '2026-05-01T09:30:00Z',
      type: 'window_agreed',
      party: 'P',
      debts: ['D'],
    };

    expect(newEvent.safeParse({ ...window, from: '08:00', to }).success).toBe(fits);
  });
});
