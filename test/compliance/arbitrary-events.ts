/** Random events of every type of the case format within weeks of an attempt, small enough to collide. */
import fc from 'fast-check';
import { event } from '../../src/compliance/ordinary.js';
import type { TimelineEvent } from '../../src/compliance/timeline.js';
import { callOutcomes, eventTypes } from '../../src/compliance/words.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
export const text = (instant: number): string => new Date(instant).toISOString();
export const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const party = some('C1', 'C1', 'C1', 'P1');
const debts = some(['D1'], ['D1'], ['D1'], ['D2'], ['D3'], ['D1', 'D2']);
const endpoint = some('N1', 'N1', 'N2', 'E1', 'N9');
const clock = some('00:00', '06:00', '09:30', '12:00', '18:00', '22:00', '24:00');
const days = fc.uniqueArray(some('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), {
  minLength: 1,
});

/** Days around the attempt, as instants or as dates. */
const around = (at: number, back: number, ahead: number): fc.Arbitrary<number> =>
  fc.integer({ min: -back * 1440, max: ahead * 1440 }).map((minutes) => at + minutes * MINUTE);
export const date = (at: number): fc.Arbitrary<string> =>
  around(at, 8, 8).map((instant) => text(instant).slice(0, 10));

/** Values for every field that some type of event has; the ones that do not belong are of no effect. */
function fields(at: number): fc.Arbitrary<Record<string, unknown>> {
  const windows = fc.array(fc.record({ days, from: clock, to: clock }), {
    minLength: 1,
    maxLength: 2,
  });
  const required = fc.record({
    party,
    debts,
    endpoint,
    windows,
    direction: some('outbound', 'outbound', 'outbound', 'inbound'),
    outcome: fc.constantFrom(...callOutcomes, 'conversation', 'no_answer'),
    due: date(at),
    given_to: some('S1', 'S1', 'lender'),
    name_known: fc.boolean(),
    address_known: some(true, true, false),
    form: some('written', 'electronic', 'oral'),
    status: some('received', 'mailed'),
    reason: some('natural_disaster', 'breathing_space', 'illness', 'bereavement', 'other'),
    agency: some('S1', 'S2'),
    place: some('home', 'work', 'other'),
    per_day: some(1, 2, 5),
    result: some('no', 'yes', 'no_data'),
    since: fc.constant(text(at - 90 * DAY).slice(0, 10)),
    collector: some('S2', 'S3'),
    used: some(true, true, false),
    opted_out: some(false, false, true),
    obtained_lawfully: fc.constant(true),
  });
  const optional = fc.record(
    {
      mode: some('interactive', 'notice'),
      voice: some('live_agent', 'prerecorded', 'ai_generated'),
      discussed: debts,
      purpose: some('location', 'legal_notice', 'opt_out_confirmation', 'collection'),
      location_answer: some('complete', 'incomplete'),
      sender: some('S2', 'lender'),
      text: some('STOP', 'START', 'Thank you.'),
      in_reply_to: some('i0', 'i1', 'i2'),
      valid_from: date(at),
      valid_to: date(at),
      duplicative: fc.boolean(),
      portion: fc.constant('fees'),
      names_collector: some(true),
      complete: some(true),
      address_from_consumer: some(true),
      creditor_used_address: some(true),
      opt_out_by: date(at),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(required, optional).map(([must, may]) => ({ ...must, ...may }));
}

/** What a field of the same name means differs by type: texts of channel, scope, kind, from and until. */
function shapeOf(type: string, at: number): fc.Arbitrary<Record<string, unknown>> {
  switch (type) {
    case 'call':
      return fc.record({ endpoint: some('N1', 'N1', 'N2', 'N9') });
    case 'message':
      return fc.record({ channel: some('sms', 'sms', 'email', 'im', 'social') });
    case 'consent':
    case 'consent_withdrawn': {
      const scope = some('sms', 'email', 'call', 'artificial_voice', 'contact_time', 'commercial');
      const span = { from: around(at, 2, 1).map(text), until: around(at, 1, 3).map(text) };
      return fc.record({ scope, ...span });
    }
    case 'opt_out':
      return fc.record({ channel: some('sms', 'email', 'im'), scope: some('all', 'commercial') });
    case 'media_refusal':
      return fc.record({ channel: some('call', 'sms', 'email', 'letter', 'visit') });
    case 'frequency_agreed':
      return fc.record({ channel: some('call', 'sms') });
    case 'notice':
      return fc.record({
        kind: some(
          'verification',
          'duplicate_dispute',
          'creditor_transfer',
          'first_written',
          'medical_debt',
        ),
      });
    case 'hold_started':
      return fc.record({ until: around(at, 3, 3).map(text) });
    case 'window_agreed':
      return fc.record({
        from: some('09:30', '18:00', '22:00'),
        to: some('12:00', '06:00', '24:00'),
      });
    default:
      return fc.constant({});
  }
}

const ORDINARY = [
  'call',
  'call',
  'call',
  'call',
  'message',
  'message',
  'message',
  'visit',
  'letter',
];
// Some end every question about a debt; they come seldom, so that the rest is reached.
const SELDOM: ReadonlySet<string> = new Set(['paid_off', 'wrong_number', 'contact_refused']);
const TYPES = [
  ...Array.from({ length: 8 }, () => ORDINARY).flat(),
  ...[...eventTypes].flatMap((type) => (SELDOM.has(type) ? [type] : [type, type])),
];

/** An event of any type up to the attempt. */
export function contact(at: number, types: readonly string[] = TYPES): fc.Arbitrary<TimelineEvent> {
  const back = fc.oneof(around(at, 2, 0), around(at, 9, 0), around(at, 70, 0));
  return fc
    .constantFrom(...types)
    .chain((type) =>
      fc
        .tuple(back, fields(at), shapeOf(type, at))
        .map(([instant, base, own]) =>
          event(type as TimelineEvent['type'], text(instant), { ...base, ...own }),
        ),
    );
}

/** The same thing done again and again in a few days, as counts need it. */
export function burst(at: number): fc.Arbitrary<TimelineEvent[]> {
  const hours = fc.array(fc.integer({ min: 0, max: 5 * 24 * 60 }), { minLength: 1, maxLength: 12 });
  const outcome = some('no_answer', 'conversation', 'notice_played', 'voicemail');
  const debt = some(['D1'], ['D1'], ['D2']);
  const voice = some('live_agent', 'prerecorded');
  const own = fc.record({ outcome, voice, debts: debt, endpoint: some('N1', 'N1', 'N2') });
  const channel = some('sms', 'email');
  return fc
    .tuple(some('call', 'call', 'message', 'visit', 'letter'), own, channel, hours)
    .map(([type, base, via, minutes]) =>
      minutes.map((ago) => {
        const when = text(at - ago * (ago % 3 === 0 ? 1 : MINUTE));
        const common = { ...base, direction: 'outbound' };
        const mode = base.outcome === 'notice_played' ? { mode: 'notice' } : {};
        return event(type as TimelineEvent['type'], when, {
          ...common,
          ...(type === 'message' ? { channel: via } : mode),
        });
      }),
    );
}
