import { event, ordinaryUs, sms } from '../compliance/ordinary.js';
import { RULES } from '../compliance/rules/index.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { allowedUntil } from './margin.js';

const AT = Date.parse('2026-05-13T18:05:00Z');
const MINUTE = 60_000;
const SIXTY_DAYS = 60 * 86_400_000;

/** A text of a collector that lasts eleven minutes, in the middle of a quarter hour. */
function open(timeline: readonly TimelineEvent[]): number {
  const at = new Date(AT).toISOString();
  const input = ordinaryUs({ timeline, attempt: { channel: 'sms', at } });
  const rules = RULES.filter(({ code }) => code === 'REGF-SH-TEXT');
  return allowedUntil(input, rules, 'allow', AT, AT + 9 * MINUTE) - AT;
}

const inbound = (at: number): TimelineEvent =>
  sms(new Date(at).toISOString(), { direction: 'inbound', text: 'hello' });

describe('allowedUntil', () => {
  it('lasts as long as is wanted when nothing ends', () => {
    expect(open([inbound(AT - SIXTY_DAYS / 2)])).toBe(9 * MINUTE);
  });

  it.each([
    ['a text of the person', inbound(AT - SIXTY_DAYS + 4 * MINUTE)],
    [
      'a consent',
      event('consent', new Date(AT - SIXTY_DAYS + 4 * MINUTE).toISOString(), {
        scope: 'sms',
        given_to: 'abc_inc',
      }),
    ],
  ])('ends sixty days after %s, whatever the quarter hour', (_, last) => {
    expect(open([last])).toBe(4 * MINUTE);
  });
});
