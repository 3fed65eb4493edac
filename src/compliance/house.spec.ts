import { addressed, call, event, ordinary, sms } from './ordinary.js';
import { decide } from './decide.js';
import { houseRules } from './house.js';
import type { TimelineEvent } from './timeline.js';
import { RULES } from './rules/index.js';

const cap = { code: 'HOUSE-DAY', max: 3, days: 1, per: 'person', says: 'Three a day.' } as const;
const rules = [...RULES, ...houseRules({ version: '1', settings: {}, caps: [cap] })];

const morning = '2026-05-13T02:00:00Z';
const EACH: readonly TimelineEvent[] = [
  sms(morning),
  event('letter', morning, { direction: 'outbound' }),
  call(morning, { outcome: 'voicemail' }),
];

describe('a house cap', () => {
  it.each([
    [2, 'allow'],
    [3, 'defer'],
  ])('holds over all channels after %i contacts', (count, verdict) => {
    const timeline = EACH.slice(0, count);
    expect(decide(ordinary({ timeline }), rules).verdict).toBe(verdict);
  });

  it('opens with the hours of the next day', () => {
    expect(decide(ordinary({ timeline: EACH }), rules).not_before).toBe('2026-05-14T00:00:00.000Z');
  });

  it('counts what is pending and not what came in', () => {
    const [first, second] = EACH as [TimelineEvent, TimelineEvent];
    const inbound = sms(morning, { direction: 'inbound' });
    expect(decide(ordinary({ timeline: [first, second, inbound] }), rules).verdict).toBe('allow');
    const pending = sms(morning, { pending: true });
    expect(decide(ordinary({ timeline: [first, second, pending] }), rules).verdict).toBe('defer');
  });

  it('is counted for the addressed person', () => {
    const at = '2026-05-13T12:00:00Z';
    const change = {
      residence: 'GB',
      at,
      timeline: EACH,
      ...addressed('guarantor', { liable: true }),
    };
    expect(decide(ordinary(change), rules).verdict).toBe('allow');
  });

  it('may hold for some channels only', () => {
    const texts = { ...cap, code: 'HOUSE-SMS', max: 1, channels: ['sms'] } as const;
    const some = [...RULES, ...houseRules({ version: '1', settings: {}, caps: [texts] })];
    const timeline = [sms(morning)];
    expect(decide(ordinary({ timeline }), some).verdict).toBe('allow');
    const attempt = { channel: 'sms' } as const;
    expect(decide(ordinary({ timeline, attempt }), some).verdict).toBe('defer');
  });
});
