/** Scenarios of the policy matrix for mainland China. */
import { addressed, call, event, ordinary, type Change } from '../../src/compliance/ordinary.js';
import type { GuardInput } from '../../src/compliance/facts.js';

const AT = '2026-03-10T14:00:00+08:00';
const TEXT = '【示例银行】您的贷款已逾期,请通过我行手机银行还款。客服400-000-0000。';
const RELAY = '【示例银行】您好,烦请转告王先生方便时致电我行400-000-0000,谢谢。';

const cn = (change: Change = {}): GuardInput => ordinary({ at: AT, ...change });
const text = (words: string, change: Change = {}): GuardInput =>
  cn({ ...change, attempt: { channel: 'sms', content: { text: words }, ...change.attempt } });
const calls = (count: number, fields: Parameters<typeof call>[1]) =>
  Array.from({ length: count }, (_, index) => call(`2026-03-10T09:1${index}:00+08:00`, fields));
const failed = ['07', '08', '09'].map((day) => call(`2026-03-${day}T10:00:00+08:00`));

function relay(change: Change = {}): GuardInput {
  const { facts, attempt } = addressed('emergency_contact', { liable: false });
  return text(RELAY, {
    timeline: failed,
    facts: facts ?? {},
    ...change,
    attempt: { ...attempt, purpose: 'relay' },
  });
}

export const CN_SCENARIOS: Readonly<Record<string, GuardInput>> = {
  'ordinary afternoon call': cn(),
  'ordinary afternoon text': text(TEXT),
  'call at 21:59': cn({ at: '2026-03-10T21:59:59+08:00' }),
  'call at 22:00': cn({ at: '2026-03-10T22:00:00+08:00' }),
  'text at 22:00, borrower in Sydney': text(TEXT, {
    at: '2026-03-10T19:00:00+08:00',
    zones: ['Australia/Sydney'],
  }),
  'reminder at 22:40': cn({
    at: '2026-03-10T22:40:00+08:00',
    attempt: { purpose: 'pre_due_reminder' },
  }),
  'reminder at 22:40 under policy': cn({
    at: '2026-03-10T22:40:00+08:00',
    attempt: { purpose: 'pre_due_reminder' },
    settings: { quiet_hours_for_reminders: true },
  }),
  'agreed hours from 18:00 to 23:00': cn({
    timeline: [event('window_agreed', '2026-03-01T11:00:00+08:00', { from: '18:00', to: '23:00' })],
  }),
  'third effective call': cn({ timeline: calls(2, { outcome: 'conversation' }) }),
  'fourth effective call': cn({ timeline: calls(3, { outcome: 'conversation' }) }),
  'fourth effective call, one pending': cn({
    timeline: [...calls(2, { outcome: 'conversation' }), ...calls(1, { pending: true })],
  }),
  'fourth notice call': cn({
    timeline: calls(3, { outcome: 'notice_played', mode: 'notice' }),
    attempt: { mode: 'notice' },
  }),
  'seventh unanswered call': cn({ timeline: calls(6, { outcome: 'no_answer' }) }),
  'second visit of the day': cn({
    timeline: [event('visit', '2026-03-10T09:00:00+08:00')],
    attempt: { channel: 'visit', staff_count: 2 },
  }),
  'visit by one': cn({ attempt: { channel: 'visit', staff_count: 1 } }),
  'contact person, borrower reachable': relay({ timeline: [] }),
  'contact person, borrower unreachable': relay(),
  'contact person who refused': relay({
    timeline: [...failed, event('contact_refused', '2026-03-09T12:00:00+08:00', { party: 'P1' })],
  }),
  'guarantor in force': cn(addressed('guarantor', { liable: true })),
  'guarantor released': cn(addressed('guarantor', { liable: false })),
  employer: cn(addressed('employer')),
  'text without signature': text('您的贷款已逾期,请还款。'),
  'commercial text without consent': text('【示例银行】现金分期限时8折,拒收请回复R。', {
    attempt: { purpose: 'commercial' },
  }),
  'refused texts': text(TEXT, {
    timeline: [event('opt_out', '2026-03-01T12:00:00+08:00', { channel: 'sms', scope: 'all' })],
  }),
  'paid off this morning': cn({ timeline: [event('paid_off', '2026-03-10T09:00:00+08:00')] }),
  'open dispute': cn({
    timeline: [event('dispute', '2026-03-01T09:00:00+08:00', { form: 'written' })],
  }),
  'promised for the 12th': cn({
    timeline: [
      event('promise', '2026-03-09T09:00:00+08:00', { due: '2026-03-12', amount: '1250.00' }),
    ],
  }),
  'agency not listed': cn({
    sender: { kind: 'collector', id: 'agency_z', listed_agencies: ['agency_a'] },
  }),
  'no recording': cn({ attempt: { recording: false } }),
  'fee for collecting': text('【示例银行】您需另付催收服务费300元。'),
  'fourth notice call, of which none has a noted mode': cn({
    timeline: ['09', '10', '11'].map((hour) =>
      call(`2026-03-10T${hour}:00:00+08:00`, { outcome: 'notice_played' }),
    ),
    attempt: { mode: 'notice' },
  }),
};
