/** Scenarios of the policy matrix outside the United States and mainland China. */
import { addressed, call, event, ordinary, type Change } from '../../src/compliance/ordinary.js';
import type { GuardInput } from '../../src/compliance/facts.js';

const talk = (at: string) => call(at, { outcome: 'conversation' });
const notice = (at: string) => event('notice', at, { kind: 'first_written', channel: 'letter' });
const place = (residence: string, at: string, change: Change = {}): GuardInput =>
  ordinary({ residence, at, ...change });

const hold = event('hold_started', '2026-05-01T00:00:00Z', {
  until: '2026-06-01T00:00:00Z',
  reason: 'breathing_space',
});

const promised = event('cease_request', '2026-05-01T00:00:00Z', {
  basis: 'stop_contact',
  status: 'received',
  form: 'oral',
  house_promise: true,
});

export const WORLD_SCENARIOS: Readonly<Record<string, GuardInput>> = {
  'Britain: afternoon': place('GB-ENG', '2026-05-13T14:00:00+01:00'),
  'Britain: 21:00': place('GB-ENG', '2026-05-13T21:00:00+01:00'),
  'Britain: breathing space': place('GB-ENG', '2026-05-13T14:00:00+01:00', { timeline: [hold] }),
  'Britain: promised that contact ends': place('GB-ENG', '2026-05-13T14:00:00+01:00', {
    timeline: [promised],
  }),
  'Britain: housemate': place('GB', '2026-05-13T14:00:00+01:00', addressed('other_third_party')),
  'Australia: Saturday 08:30': place('AU-NSW', '2026-05-16T08:30:00+10:00'),
  'Australia: fourth contact in a week': place('AU-NSW', '2026-05-13T14:00:00+10:00', {
    timeline: ['08', '11', '12'].map((day) => talk(`2026-05-${day}T12:00:00+10:00`)),
  }),
  'Australia: friend': place('AU', '2026-05-13T14:00:00+10:00', addressed('friend')),
  'India: 19:00': place('IN', '2026-05-13T19:00:00+05:30'),
  'India: relative': place('IN', '2026-05-13T14:00:00+05:30', addressed('relative')),
  'Hong Kong: midnight': place('HK', '2026-05-13T00:00:00+08:00'),
  'Hong Kong: referee': place('HK', '2026-05-13T14:00:00+08:00', addressed('referee')),
  'Taiwan: 06:30': place('TW', '2026-05-13T06:30:00+08:00'),
  'Japan: at work': place('JP', '2026-05-13T14:00:00+09:00', {
    endpoint: { kind: 'landline', place: 'work' },
  }),
  'Korea: 21:00': place('KR', '2026-05-13T21:00:00+09:00'),
  'Philippines: 05:45, 20 days past due': place('PH', '2026-05-13T05:45:00+08:00', {
    debt: { days_past_due: 20 },
  }),
  'Indonesia: Sunday': place('ID', '2026-05-17T12:00:00+07:00'),
  'Vietnam: 20:59': place('VN', '2026-05-13T20:59:00+07:00'),
  'Thailand: second contact of the day': place('TH', '2026-05-13T14:00:00+07:00', {
    timeline: [talk('2026-05-13T10:00:00+07:00')],
  }),
  'Ontario: fifth day after the notice': place('CA-ON', '2026-05-12T12:00:00-04:00', {
    timeline: [notice('2026-05-07T12:00:00-04:00')],
  }),
  'Quebec: Saturday 20:00': place('CA-QC', '2026-05-16T20:00:00-04:00'),
  'Sao Paulo: Saturday 14:00': place('BR-SP', '2026-05-16T14:00:00-03:00'),
  'Mexico: Saturday': place('MX', '2026-05-16T12:00:00-06:00'),
  'Colombia: another channel': place('CO', '2026-05-13T12:00:00-05:00', {
    timeline: [talk('2026-05-11T12:00:00-05:00')],
    attempt: { channel: 'email' },
  }),
  'Chile: second call in a week': place('CL', '2026-05-13T12:00:00-04:00', {
    timeline: [talk('2026-05-11T12:00:00-04:00')],
  }),
  'South Africa: Sunday': place('ZA', '2026-05-17T12:00:00+02:00'),
  'Kenya: friend': place('KE', '2026-05-13T12:00:00+03:00', addressed('friend')),
  'Nigeria: colleague': place('NG', '2026-05-13T12:00:00+01:00', addressed('colleague')),
  'Russia: second call of the day': place('RU', '2026-05-13T14:00:00+03:00', {
    timeline: [talk('2026-05-13T10:00:00+03:00')],
  }),
  'France: 23:00': place('FR', '2026-05-13T23:00:00+02:00'),
  'nowhere known': place('AQ', '2026-05-13T12:00:00Z', { zones: ['Etc/UTC'] }),
  'Philippines: 05:45, 16 days past due, a window of the tenant': place(
    'PH',
    '2026-05-13T05:45:00+08:00',
    { debt: { days_past_due: 16 }, settings: { contact_window: { from: '10:00', to: '18:00' } } },
  ),
  'Korea: eighth contact, a call back of the same day': place('KR', '2026-05-13T14:00:00+09:00', {
    timeline: [
      ...['07', '08', '09', '10', '11', '12', '13'].map((day) =>
        talk(`2026-05-${day}T09:00:00+09:00`),
      ),
      event('callback_requested', '2026-05-13T10:00:00+09:00', {
        id: 'ask',
        requested_for: '2026-05-13T14:00:00+09:00',
      }),
    ],
    attempt: { in_reply_to: 'ask' },
  }),
};
