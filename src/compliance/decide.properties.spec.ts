import fc from 'fast-check';
import type { CallOutcome } from './contact-events.js';
import { decide } from './decide.js';
import type { GuardInput } from './facts.js';
import { call, event, ordinary, sms } from './ordinary.js';
import { type Rule, block, defer, pass, review } from './rule.js';
import type { TimelineEvent } from './timeline.js';

const PLACES = ['CN', 'US-OH', 'US-MA', 'US-WA', 'US-DC', 'AU', 'GB', 'KR', 'RU', 'CO', 'CL', 'HK'];
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'];
const OUTCOMES: readonly CallOutcome[] = ['no_answer', 'busy', 'voicemail', 'conversation'];
const START = Date.parse('2026-03-01T00:00:00Z');
const DAY = 86_400_000;
const STRENGTH = { allow: 0, defer: 1, review: 2, block: 3 };

const instant = fc
  .integer({ min: START, max: START + 20 * DAY })
  .map((at) => new Date(at).toISOString());

const contact: fc.Arbitrary<TimelineEvent> = fc.oneof(
  fc
    .tuple(instant, fc.constantFrom(...OUTCOMES), fc.boolean())
    .map(([at, outcome, inbound]) =>
      call(at, { outcome, direction: inbound ? 'inbound' : 'outbound' }),
    ),
  fc
    .tuple(instant, fc.boolean())
    .map(([at, inbound]) => sms(at, { direction: inbound ? 'inbound' : 'outbound' })),
  instant.map((at) => event('visit', at)),
  instant.map((at) => event('consent', at, { scope: 'sms', given_to: 'lender' })),
);

const input: fc.Arbitrary<GuardInput> = fc
  .record({
    residence: fc.constantFrom(...PLACES),
    zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
    at: fc.integer({ min: START + 20 * DAY, max: START + 30 * DAY }),
    timeline: fc.array(contact, { maxLength: 12 }),
    channel: fc.constantFrom('call', 'sms', 'email', 'visit'),
    kind: fc.constantFrom('creditor', 'collector'),
  })
  .map(({ at, channel, kind, ...rest }) =>
    ordinary({
      ...rest,
      at: new Date(at).toISOString(),
      sender: { kind },
      attempt: { channel },
      settings: { max_messages_per_7_days: 4, max_sms_per_person_per_day: 2 },
    }),
  );

function rule(index: number, check: Rule['check']): Rule {
  const citation = { source: 's', says: 'A sentence.', confidence: 'primary' } as const;
  return { code: `R${index}`, id: `test/${index}`, packs: ['everywhere'], citation, check };
}

const otherRules = fc
  .array(fc.constantFrom('pass', 'defer', 'review', 'throw'), { maxLength: 8 })
  .map((kinds) =>
    kinds.map((kind, index) =>
      rule(index, ({ at }) => {
        if (kind === 'throw') throw new Error('broken');
        if (kind === 'review') return review('r');
        return kind === 'defer' ? defer(at + 1, 'd') : pass;
      }),
    ),
  );

describe('decide', () => {
  it('keeps a block among any other rules in any order', () => {
    fc.assert(
      fc.property(otherRules, fc.nat(), (others, place) => {
        const rules = others.toSpliced(
          place % (others.length + 1),
          0,
          rule(99, () => block('b')),
        );
        expect(decide(ordinary(), rules).verdict).toBe('block');
      }),
    );
  });

  it('decides the same after a trip through JSON', () => {
    fc.assert(
      fc.property(input, (asked) => {
        expect(decide(JSON.parse(JSON.stringify(asked)))).toEqual(decide(asked));
      }),
    );
  });

  it('decides the same in whatever order the events come', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const { verdict, not_before } = decide(asked);
        const turned = { ...asked, timeline: asked.timeline.toReversed() };
        expect(decide(turned)).toMatchObject(not_before ? { verdict, not_before } : { verdict });
      }),
    );
  });

  it('is never loosened by something pending', () => {
    const pending = fc
      .tuple(instant, fc.constantFrom(...OUTCOMES), fc.boolean())
      .map(([at, outcome, isCall]) =>
        isCall ? call(at, { outcome, pending: true }) : sms(at, { pending: true }),
      );
    fc.assert(
      fc.property(input, pending, (asked, more) => {
        const before = decide(asked);
        const after = decide({ ...asked, timeline: [...asked.timeline, more] });
        expect(STRENGTH[after.verdict]).toBeGreaterThanOrEqual(STRENGTH[before.verdict]);
        const [earlier, later] = [before, after].map(({ not_before = '' }) =>
          Date.parse(not_before),
        );
        // Without an instant on either side there is nothing to compare.
        expect((later ?? Number.NaN) < (earlier ?? Number.NaN)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('names an instant at which nothing defers, and before which something does', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const { verdict, not_before } = decide(asked);
        if (verdict !== 'defer' || not_before === undefined) return;
        const then = (at: number): string =>
          decide({ ...asked, attempt: { ...asked.attempt, at: new Date(at).toISOString() } })
            .verdict;
        const open = Date.parse(not_before);
        expect(then(open)).not.toBe('defer');
        expect(then(open - 1)).toBe('defer');
      }),
      { numRuns: 300 },
    );
  });
});
