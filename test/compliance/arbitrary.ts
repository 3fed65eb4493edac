/**
 * Random questions over the whole case format: one borrower and one other party, three debts of two
 * lenders, a few endpoints, some settings, and events of every type before the attempt.
 */
import fc from 'fast-check';
import { ordinary } from '../../src/compliance/ordinary.js';
import type { Facts, GuardInput, Settings } from '../../src/compliance/facts.js';
import type { TimelineEvent } from '../../src/compliance/timeline.js';
import { channels, purposes, relations } from '../../src/compliance/words.js';
import { burst, contact, date, some, text } from './arbitrary-events.js';

export const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Santiago',
] as const;

const RESIDENCES =
  'US-OH US-OH US-MA US-WA US-NY US-DC US-FL US-WV US-NV CN CN CN AU GB IN HK TW JP KR PH ID VN TH CA-ON CA-QC BR-SP MX CO CL ZA KE NG RU SG FR CA-BC'.split(
    ' ',
  );

/** Quiet days, clock changes, the ends of a year and of a month. */
const ANCHORS = ['2026-05-13', '2026-03-09', '2026-11-02', '2027-01-02', '2026-08-31'].map((day) =>
  Date.parse(`${day}T00:00:00Z`),
);

/** Messages and requests that came in get the ids that answers name. */
function numbered(timeline: readonly TimelineEvent[]): TimelineEvent[] {
  let count = 0;
  return timeline.map((made) => {
    const isAnswerable =
      made.type === 'callback_requested' ||
      (made.type === 'message' && made.direction === 'inbound');
    return isAnswerable ? { ...made, id: `i${count++}` } : made;
  });
}

const settings: fc.Arbitrary<Settings> = fc.record(
  {
    electronic_safe_harbor: some('off' as const),
    apply_regf_to_creditors: fc.boolean(),
    attorney_response_days: some(2, 30),
    contact_window: some({ from: '10:00', to: '16:00' }, { from: '20:00', to: '02:00' }),
    close_public_holidays: fc.boolean(),
    quiet_hours_for_reminders: fc.boolean(),
    hold_while_disputed: fc.boolean(),
    disaster_hold: fc.boolean(),
    pause_until_promise_date: fc.boolean(),
    max_sms_per_person_per_day: some(1, 2),
    max_messages_per_7_days: some(2, 4),
  },
  { requiredKeys: [] },
);

/** Mostly the first, else one of the others. */
function seldom<T>(first: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 19, arbitrary: fc.constant(first) }, fc.constantFrom(...others));
}

/** What makes an attempt unfit in its form. */
const form = seldom<Partial<GuardInput['attempt']>>(
  {},
  { recording: false },
  { staff_count: 1, channel: 'visit' },
  { entry_consent: false, channel: 'visit' },
  { visibility: 'public', channel: 'social' },
  { format: 'postcard', channel: 'letter' },
  { envelope_text: 'Debt Collection Notice', channel: 'letter' },
  { caller_line: 'private_mobile' },
);

const zoneFacts = (zones: readonly string[]): Facts['person']['time_zones'] =>
  zones.map((zone) => ({ zone, source: 'residence_address' }));

/** The facts beside the timeline. */
function facts(at: number): fc.Arbitrary<Facts> {
  return fc
    .record({
      residence: fc.constantFrom(...RESIDENCES),
      zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
      counted: fc.boolean(),
      kind: some('collector' as const, 'creditor' as const),
      relation: fc.constantFrom(...relations).filter((relation) => relation !== 'borrower'),
      person: fc.record({ liable: fc.boolean() }, { requiredKeys: [] }),
      debt: some<Partial<Facts['debts'][number]>>(
        { kind: 'personal_loan' },
        { kind: 'medical' },
        { kind: 'student_loan', servicing_group: 'G' },
        { kind: 'credit_card', prior_collectors: ['S2', 'S3'] },
      ),
      holidays: fc.array(date(at), { maxLength: 1 }),
      settings,
      status: seldom({}, { status: 'deceased' as const }),
      lawful: seldom({}, { lawful: false }),
      shared: seldom({}, { shared: true }),
      period_end: date(at),
    })
    .map((made) => {
      const { residence, zones, counted, kind, relation, person, debt, settings: chosen } = made;
      const [home = 'Etc/UTC'] = zones;
      const debtOf = (id: string, lender: string): Facts['debts'][number] => {
        return { id, lender, kind: 'personal_loan', ...debt, ...made.lawful };
      };
      return {
        sender: { kind, id: 'S1', name: 'ABC Inc.' },
        person: {
          id: 'C1',
          residence,
          ...(residence === 'US-NY' ? { city: 'New York' } : {}),
          time_zones: zoneFacts(zones),
          ...(counted ? { day_zone: home } : {}),
          ...made.status,
        },
        parties: [{ id: 'P1', relation: relation as 'spouse', ...person }],
        debts: [debtOf('D1', 'lender'), debtOf('D2', 'lender'), debtOf('D3', 'another')],
        endpoints: [
          { id: 'N1', kind: 'mobile', owner: 'C1', ...made.shared },
          { id: 'N2', kind: 'landline', owner: 'C1', place: 'work' },
          { id: 'E1', kind: 'email', owner: 'C1', domain: 'gmail.com' },
          { id: 'N9', kind: 'mobile', owner: 'P1' },
        ],
        holidays: made.holidays,
        settings: chosen,
        validation: {
          initial_communication_done: true,
          notice_provided: true,
          period_end: made.period_end,
        },
      };
    });
}

function attempt(at: number, { parties }: Facts): fc.Arbitrary<GuardInput['attempt']> {
  const other = { party: 'P1', relation: parties[0]?.relation ?? 'spouse', endpoint: 'N9' };
  const own = some('N1', 'N1', 'N1', 'N2', 'E1').map((id) => {
    return { party: 'C1', relation: 'borrower', endpoint: id } as const;
  });
  const base = ordinary().attempt;
  return fc
    .record(
      {
        channel: fc.constantFrom(...channels, 'call', 'sms') as fc.Arbitrary<'call'>,
        purpose: fc.oneof(
          { weight: 3, arbitrary: fc.constant('collection' as const) },
          fc.constantFrom(...purposes) as fc.Arbitrary<'collection'>,
        ),
        to: fc.oneof({ weight: 4, arbitrary: own }, fc.constant(other)),
        mode: some('interactive' as const, 'notice' as const),
        voice: some('live_agent' as const, 'prerecorded' as const, 'ai_generated' as const),
        in_reply_to: some('i0', 'i1'),
        portion: some('undisputed' as const),
        form,
      },
      { requiredKeys: ['channel', 'purpose', 'to', 'form'] },
    )
    .map(({ form: unfit, ...made }) => ({ ...base, ...made, ...unfit, at: text(at) }));
}

/** A whole question. */
export const question: fc.Arbitrary<GuardInput> = fc
  .tuple(fc.constantFrom(...ANCHORS), fc.integer({ min: 0, max: 3 * 1440 * 60 }))
  .chain(([anchor, seconds]) => {
    const at = anchor + seconds * 1000;
    return facts(at).chain((known) =>
      fc
        .tuple(attempt(at, known), fc.array(contact(at), { maxLength: 7 }), burst(at), burst(at))
        .map(([asked, ...events]) => {
          return { facts: known, timeline: numbered(events.flat()), attempt: asked };
        }),
    );
  });
