/** Scenarios of the policy matrix for the United States. */
import {
  addressed,
  call,
  event,
  ordinaryUs,
  sms,
  type Change,
} from '../../src/compliance/ordinary.js';
import type { GuardInput } from '../../src/compliance/facts.js';

const TEXT = 'ABC Inc., a debt collector. Please call 1-800-555-1212. Reply STOP to stop texts.';
const MAY_1 = '2026-05-01T10:00:00-04:00';

const consent = event('consent', MAY_1, { scope: 'sms', given_to: 'abc_inc' });
const stop = event('opt_out', '2026-05-10T12:00:00-04:00', { channel: 'sms', scope: 'all' });
const text = (change: Change = {}): GuardInput =>
  ordinaryUs({
    timeline: [consent],
    ...change,
    attempt: { channel: 'sms', content: { text: TEXT }, ...change.attempt },
  });
const calls = (...days: number[]) =>
  days.map((day) => call(`2026-05-${String(day).padStart(2, '0')}T10:00:00-04:00`));
const creditor = { kind: 'creditor' } as const;

export const US_SCENARIOS: Readonly<Record<string, GuardInput>> = {
  'ordinary afternoon call': ordinaryUs(),
  'ordinary afternoon text': text(),
  'text at 20:59': text({ at: '2026-05-13T20:59:00-04:00' }),
  'text at 21:00': text({ at: '2026-05-13T21:00:00-04:00' }),
  'call at 21:00 by a creditor': ordinaryUs({
    at: '2026-05-13T21:00:00-04:00',
    sender: creditor,
  }),
  'area code east, address west, 09:30 east': ordinaryUs({
    at: '2026-05-13T09:30:00-04:00',
    zones: ['America/New_York', 'America/Los_Angeles'],
  }),
  'seventh call in a week': ordinaryUs({ timeline: calls(7, 8, 9, 10, 11, 12) }),
  'eighth call in a week': ordinaryUs({ timeline: calls(7, 8, 9, 10, 11, 12, 13) }),
  'call three days after a talk': ordinaryUs({
    timeline: [call('2026-05-10T10:00:00-04:00', { outcome: 'conversation' })],
  }),
  'call while another is pending': ordinaryUs({
    timeline: [call('2026-05-13T10:00:00-04:00', { pending: true })],
  }),
  'asked us to stop': ordinaryUs({
    timeline: [
      event('cease_request', MAY_1, {
        basis: 'stop_contact',
        status: 'received',
        form: 'written',
      }),
    ],
  }),
  'represented by an attorney': ordinaryUs({
    timeline: [
      event('attorney_notice', MAY_1, { attorney: 'A1', name_known: true, address_known: true }),
    ],
  }),
  'employer forbids, call to work': ordinaryUs({
    timeline: [event('employer_prohibits', MAY_1, { source: 'person' })],
    endpoint: { kind: 'landline', place: 'work' },
  }),
  'refused calls': ordinaryUs({
    timeline: [event('media_refusal', MAY_1, { channel: 'call', form: 'oral' })],
  }),
  'opted out of texts': text({ timeline: [consent, stop] }),
  'opted out of texts, call': ordinaryUs({ timeline: [consent, stop] }),
  'wrote STOP to a creditor': text({
    sender: creditor,
    timeline: [sms('2026-05-10T12:00:00-04:00', { direction: 'inbound', text: 'STOP' })],
  }),
  'text without any consent': text({ timeline: [] }),
  'text without an opt-out line': text({
    attempt: { content: { text: 'ABC Inc., a debt collector. Please call.' } },
  }),
  'text that hides the collector': text({
    attempt: { content: { text: 'ABC Inc. Reply STOP to stop texts.' } },
  }),
  'threat of arrest': text({
    attempt: { content: { text: `${TEXT} You will be arrested.` } },
  }),
  'friend of the debtor': ordinaryUs(addressed('friend')),
  'spouse of the debtor': ordinaryUs(addressed('spouse')),
  'written dispute': ordinaryUs({
    timeline: [event('dispute', MAY_1, { form: 'written' })],
  }),
  'artificial voice to a mobile': ordinaryUs({ attempt: { voice: 'ai_generated' } }),
  postcard: ordinaryUs({ attempt: { channel: 'letter', format: 'postcard' } }),
  'letter at a time named as bad': ordinaryUs({
    timeline: [
      event('inconvenient_time', MAY_1, {
        source: 'person',
        windows: [{ days: ['wed'], from: '00:00', to: '24:00' }],
      }),
    ],
    attempt: { channel: 'letter' },
  }),
  'dispute of the whole beside one of a part': ordinaryUs({
    timeline: [
      event('dispute', MAY_1, { form: 'written', portion: 'fees' }),
      event('dispute', '2026-05-02T10:00:00-04:00', { form: 'written' }),
    ],
    attempt: { portion: 'undisputed' },
  }),
  'prerecorded voice after a text that asks to stop': ordinaryUs({
    timeline: [
      event('consent', MAY_1, { scope: 'artificial_voice', given_to: 'abc_inc' }),
      sms('2026-05-02T10:00:00-04:00', { direction: 'inbound', text: 'Please stop' }),
    ],
    attempt: { voice: 'prerecorded' },
  }),
};

const state = (residence: string, change: Change = {}): GuardInput =>
  ordinaryUs({ residence, sender: creditor, ...change });
const collected = (residence: string, change: Change = {}): GuardInput =>
  ordinaryUs({ residence, ...change });

const asked = sms('2026-05-13T13:00:00-04:00', { id: 'ask', direction: 'inbound' });
const notice = (day: string) =>
  event('attorney_notice', `2026-05-${day}T10:00:00-04:00`, {
    attorney: 'A1',
    name_known: true,
    address_known: true,
  });

export const US_STATE_SCENARIOS: Readonly<Record<string, GuardInput>> = {
  'Massachusetts: second call': state('US-MA', { timeline: calls(12) }),
  'Massachusetts: third call': state('US-MA', { timeline: calls(11, 12) }),
  'Massachusetts: a friend': state('US-MA', addressed('friend')),
  'Washington: fourth communication': collected('US-WA', { timeline: calls(10, 11, 12) }),
  'Washington: third call of the day': collected('US-WA', { timeline: calls(13, 13) }),
  'D.C.: fifth call': state('US-DC', { timeline: calls(10, 11, 12, 12) }),
  'D.C.: text without consent': state('US-DC', { attempt: { channel: 'sms' } }),
  'Florida: text at 22:00': state('US-FL', {
    at: '2026-05-13T22:00:00-04:00',
    attempt: { channel: 'sms' },
  }),
  'Florida: e-mail at 22:00': state('US-FL', {
    at: '2026-05-13T22:00:00-04:00',
    attempt: { channel: 'email' },
  }),
  'West Virginia: call at 22:00': state('US-WV', { at: '2026-05-13T22:00:00-04:00' }),
  'Nevada: medical debt, no notice': collected('US-NV', { debt: { kind: 'medical' } }),
  'New York City: third call, 2026': state('US-NY', {
    city: 'New York',
    timeline: calls(11, 12),
  }),
  'New York City: third call, 2027': state('US-NY', {
    city: 'New York',
    at: '2027-01-13T14:00:00-05:00',
    timeline: ['11', '12'].map((day) => call(`2027-01-${day}T10:00:00-05:00`)),
  }),
  'Albany: third call': state('US-NY', { city: 'Albany', timeline: calls(11, 12) }),
  'Washington: answer to one who is represented': collected('US-WA', {
    timeline: [notice('01'), asked],
    attempt: { channel: 'sms', in_reply_to: 'ask' },
  }),
  'West Virginia: second notice of an attorney': state('US-WV', {
    timeline: [notice('01'), notice('12')],
  }),
  'West Virginia: second business day after a notice': state('US-WV', {
    timeline: [notice('11')],
  }),
};
