/** One case for each rule that neither the worked cases nor the policy matrix bring to speak. */
import type { GuardInput } from '../../src/compliance/facts.js';
import {
  addressed,
  call,
  event,
  ordinary,
  ordinaryUs,
  sms,
  type Change,
} from '../../src/compliance/ordinary.js';

const MAY_1 = '2026-05-01T10:00:00Z';
const TEXT = {
  channel: 'sms',
  content: { text: 'Please call us. Reply STOP to opt out.' },
} as const;

const attorney = event('attorney_notice', MAY_1, {
  attorney: 'A1',
  name_known: true,
  address_known: true,
});
const consent = event('consent', MAY_1, { scope: 'sms', given_to: 'abc_inc' });
const robot = (day: string) => call(`2026-05-${day}T10:00:00-04:00`, { voice: 'prerecorded' });
const said = (text: string, change: Change) =>
  ordinary({ ...change, attempt: { channel: 'sms', content: { text } } });

/** What the ledger of every borrower here says. */
const LEDGER = { amounts: ['1,000.00', '100.00'] };

export const SILENT_OTHERWISE: Readonly<Record<string, GuardInput>> = {
  'STOP-CEASE': ordinary({
    timeline: [
      event('cease_request', MAY_1, {
        basis: 'stop_contact',
        status: 'received',
        form: 'oral',
        house_promise: true,
      }),
    ],
  }),
  'STOP-RESTRICTED': ordinary({ facts: { restricted: true } }),
  'STOP-MEDIUM': ordinary({
    residence: 'AU-NSW',
    at: '2026-05-13T14:00:00+10:00',
    timeline: [event('media_refusal', MAY_1, { channel: 'call', form: 'oral' })],
  }),
  'CN-TIME-NAMED': ordinary({
    timeline: [
      event('inconvenient_time', MAY_1, {
        source: 'person',
        windows: [{ days: ['wed'], from: '13:30', to: '15:00' }],
      }),
    ],
  }),
  'TIME-NAMED': ordinary({
    residence: 'GB',
    at: '2026-05-13T14:00:00+01:00',
    timeline: [
      event('inconvenient_time', MAY_1, {
        source: 'person',
        windows: [{ days: ['wed'], from: '13:30', to: '15:00' }],
      }),
    ],
  }),
  'POLICY-HOLIDAY, on no holiday': ordinary({ settings: { close_public_holidays: true } }),
  'POLICY-SMS-CAP': ordinary({
    residence: 'HK',
    settings: { max_sms_per_person_per_day: 1 },
    timeline: [sms('2026-05-13T03:00:00Z')],
    attempt: TEXT,
  }),
  'POLICY-MESSAGE-VOLUME': ordinary({
    residence: 'SG',
    settings: { max_messages_per_7_days: 1 },
    timeline: [sms('2026-05-12T03:00:00Z')],
    attempt: TEXT,
  }),
  'REGF-HARASS-CUM': ordinaryUs({
    settings: { max_messages_per_7_days: 1 },
    timeline: [consent, sms('2026-05-12T14:00:00-04:00')],
    attempt: TEXT,
  }),
  'POLICY-CONTACT-WINDOW': ordinary({
    residence: 'KE',
    settings: { contact_window: { from: '10:00', to: '12:00' } },
  }),
  'POLICY-LINK': said('See https://example.org/pay', {
    residence: 'GB',
    settings: { link_domains: ['bank.example'] },
  }),
  'POLICY-AMOUNT, known': said('£100 of £1,000.00 are overdue.', {
    residence: 'GB',
    settings: { ledger_amounts_only: true },
    debt: LEDGER,
  }),
  'POLICY-AMOUNT, unknown': said('£101 are overdue.', {
    residence: 'GB',
    settings: { ledger_amounts_only: true },
    debt: LEDGER,
  }),
  'CN-THIRD-07': ordinary(addressed('spouse', { liable: true })),
  'CN-REPRESENTATIVE': ordinary(addressed('guardian')),
  'REGF-DELIVERY': ordinaryUs({
    timeline: [event('opt_out', MAY_1, { channel: 'email', scope: 'all' })],
    attempt: { ...TEXT, channel: 'email', purpose: 'required_disclosure' },
  }),
  'REGF-TIMEBARRED': ordinaryUs({
    debt: { time_barred: true },
    timeline: [consent],
    attempt: { ...TEXT, content: { text: 'We will sue you. Reply STOP to opt out.' } },
  }),
  'TCPA-CONSENT-VOICE': ordinaryUs({ attempt: { voice: 'prerecorded' } }),
  'TCPA-RESID': ordinaryUs({
    endpoint: { kind: 'landline' },
    timeline: [robot('08'), robot('09'), robot('10')],
    attempt: { voice: 'ai_generated' },
  }),
  'TCPA-HOURS': ordinaryUs({
    at: '2026-05-13T21:30:00-04:00',
    attempt: { purpose: 'commercial' },
  }),
  'WA-ATTY': ordinaryUs({ residence: 'US-WA', timeline: [attorney] }),
  'WV-ATTY': ordinaryUs({ residence: 'US-WV', timeline: [attorney] }),
  'DC-3P': ordinaryUs({ residence: 'US-DC', ...addressed('friend') }),
  'GB-TIME-02': ordinary({
    residence: 'GB',
    timeline: [event('window_agreed', MAY_1, { from: '17:00', to: '19:00' })],
  }),
  'CL-FREQ-02': ordinary({
    residence: 'CL',
    at: '2026-05-13T14:00:00-04:00',
    timeline: [sms('2026-05-12T14:00:00-04:00')],
    attempt: TEXT,
  }),
};
