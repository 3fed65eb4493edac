import { decide } from './decide.js';
import { houseRules, settingsFor, type HousePolicy } from './house.js';
import { call, event, ordinary, ordinaryUs, sms, type Change } from './ordinary.js';
import { OPTIONAL_RULES, RULES } from './rules/index.js';

function under(more: Partial<HousePolicy>, input = ordinary()): string {
  const policy = { version: '1', settings: {}, caps: [], ...more };
  const { verdict, not_before } = decide(input, [...RULES, ...houseRules(policy)]);
  return not_before === undefined ? verdict : `${verdict} ${not_before}`;
}

const day = { contact_hours: { from: '08:00', to: '21:00' } };
const hongKong = (at: string, change: Change = {}) => ordinary({ residence: 'HK', at, ...change });

describe('house hours', () => {
  it.each([
    ['the last minute before', '2026-05-13T07:59:59+08:00', 'defer 2026-05-13T00:00:00.000Z'],
    ['the opening', '2026-05-13T08:00:00+08:00', 'allow'],
    ['the last minute', '2026-05-13T20:59:59+08:00', 'allow'],
    ['the closing', '2026-05-13T21:00:00+08:00', 'defer 2026-05-14T00:00:00.000Z'],
  ])('hold in a place whose law names none: %s', (_, at, decision) => {
    expect(under(day, hongKong(at))).toBe(decision);
  });

  it('hold for a creditor in the United States, whom Regulation F does not bind', () => {
    const early = { at: '2026-05-13T06:05:00-04:00', sender: { kind: 'creditor' } } as const;
    expect(under({}, ordinaryUs(early))).toBe('allow');
    expect(under(day, ordinaryUs(early))).toBe('defer 2026-05-13T12:00:00.000Z');
  });

  it('hold for reminders before the due date', () => {
    const attempt = { purpose: 'pre_due_reminder' } as const;
    const evening = ordinary({ at: '2026-05-13T21:30:00+08:00', attempt });
    expect(under({}, evening)).toBe('allow');
    expect(under(day, evening)).toBe('defer 2026-05-14T00:00:00.000Z');
  });

  it('never open what the law closes', () => {
    const wide = { contact_hours: { from: '00:00', to: '24:00' } };
    const night = ordinary({ at: '2026-05-13T23:00:00+08:00' });
    expect(under(wide, night)).toBe('defer 2026-05-14T00:00:00.000Z');
  });

  it('yield to hours that the person agreed to, and to an answer', () => {
    const agreed = event('window_agreed', '2026-05-01T00:00:00Z', { from: '20:00', to: '22:00' });
    const at = '2026-05-13T21:30:00+08:00';
    expect(under(day, hongKong(at, { timeline: [agreed] }))).toBe('allow');
    const asked = sms('2026-05-13T21:29:00+08:00', { direction: 'inbound' });
    const attempt = { channel: 'sms', in_reply_to: asked.id } as const;
    expect(under(day, hongKong(at, { timeline: [asked], attempt }))).toBe('allow');
  });
});

const hour = { min_gap_minutes: 60 };

describe('a gap between contacts', () => {
  const noon = '2026-05-13T12:00:00+08:00';
  it.each([
    ['2026-05-13T12:59:59+08:00', 'defer 2026-05-13T05:00:00.000Z'],
    ['2026-05-13T13:00:00+08:00', 'allow'],
  ])('is over after its minutes: %s', (at, decision) => {
    expect(under(hour, ordinary({ at, timeline: [call(noon)] }))).toBe(decision);
  });

  it.each([
    ['a text', sms(noon)],
    ['a letter', event('letter', noon, { direction: 'outbound' })],
    ['a call nobody answered', call(noon, { outcome: 'busy' })],
    ['a contact that is still on its way', sms(noon, { pending: true })],
  ])('is counted over all channels: %s', (_, made) => {
    const at = '2026-05-13T12:30:00+08:00';
    expect(under(hour, ordinary({ at, timeline: [made] }))).toMatch(/^defer/);
  });

  it.each([
    ['what the person wrote', sms(noon, { direction: 'inbound' })],
    ['an answer of ours', sms(noon, { purpose: 'opt_out_confirmation' })],
    ['somebody else', sms(noon, { party: 'P1' })],
  ])('is not begun by %s', (_, made) => {
    const at = '2026-05-13T12:30:00+08:00';
    expect(under(hour, ordinary({ at, timeline: [made] }))).toBe('allow');
  });

  it('keeps nobody from an answer, nor from a call back that was asked for', () => {
    const asked = event('callback_requested', '2026-05-13T12:10:00+08:00', {
      requested_for: '2026-05-13T12:30:00+08:00',
    });
    const at = '2026-05-13T12:30:00+08:00';
    const timeline = [sms(noon), asked];
    const attempt = { in_reply_to: asked.id };
    expect(under(hour, ordinary({ at, timeline }))).toMatch(/^defer/);
    expect(under(hour, ordinary({ at, timeline, attempt }))).toBe('allow');
  });
});

describe('an optional rule', () => {
  const early = ordinary({ residence: 'TW', at: '2026-05-13T06:30:00+08:00' });

  it('says nothing until a policy names it', () => {
    expect(decide(early).findings.map(({ rule }) => rule)).not.toContain('TW-HOURS-01');
    expect(under({}, early)).toBe('allow');
    expect(under({ optional_rules: ['TW-HOURS-01'] }, early)).toBe(
      'defer 2026-05-12T23:00:00.000Z',
    );
  });

  it('is one of those whose row is off by default', () => {
    expect(OPTIONAL_RULES.map(({ code }) => code).toSorted()).toEqual([
      'CN-EMAIL-01',
      'CN-PRIV-03',
      'CN-REC-03',
      'CTIA-CONTENT',
      'EU-CS-01',
      'GB-OFCOM-01',
      'GB-PECR-01',
      'IE-FREQ-01',
      'JP-FREQ-01',
      'NYS-23NYCRR1',
      'TW-HOURS-01',
    ]);
  });

  it.each([
    ['JP-FREQ-01', 'JP', 3, { residence: 'JP', at: '2026-05-13T18:00:00+09:00' }],
    ['NYS-23NYCRR1', 'US-NY', 3, { residence: 'US-NY', at: '2026-05-13T18:00:00-04:00' }],
  ])('%s has its number: the call after %s %i', (code, _, max, change) => {
    const calls = Array.from({ length: max }, () => call('2026-05-13T03:00:00Z'));
    const sender = { kind: 'collector', id: 'abc' } as const;
    const asked = (timeline: typeof calls) => ordinary({ ...change, sender, timeline });
    expect(under({ optional_rules: [code] }, asked(calls.slice(1)))).toBe('allow');
    expect(under({ optional_rules: [code] }, asked(calls))).toMatch(/^defer/);
    expect(under({}, asked(calls))).toBe('allow');
  });
});

describe('settingsFor', () => {
  const chosen = { contact_window: { from: '06:00', to: '23:00' }, disaster_hold: true };

  it.each([
    ['GB', true],
    ['HK', true],
    ['FR', true],
    ['IN', false],
    ['MX', false],
    ['US-OH', false],
    ['CN', false],
  ])('hands a window to %s where its law leaves the hours open: %s', (residence, isLeft) => {
    expect(settingsFor(chosen, { residence })).toEqual(isLeft ? chosen : { disaster_hold: true });
  });
});

describe('the limits of Regulation F', () => {
  const limits = { apply_regf_to_creditors: 'limits' } as const;
  const creditor = { sender: { kind: 'creditor' }, settings: limits } as const;

  it('bind a creditor who took them on: hours', () => {
    const early = ordinaryUs({ ...creditor, at: '2026-05-13T06:05:00-04:00' });
    expect(decide(early).not_before).toBe('2026-05-13T12:00:00.000Z');
  });

  it('ask for no word that only a debt collector can truly say', () => {
    const text = 'Example Bank: please call us about your account. Reply STOP to opt out.';
    const change = { attempt: { channel: 'sms' }, text } as const;
    expect(decide(ordinaryUs({ ...creditor, ...change })).verdict).toBe('allow');
    const full = { ...creditor, settings: { apply_regf_to_creditors: true } };
    expect(decide(ordinaryUs({ ...full, ...change })).verdict).toBe('block');
  });
});
