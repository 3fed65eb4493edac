import { type Change, findingOf, ordinaryUs } from '../../ordinary.js';

type Row = [string, string, Change, string];

const text = (words: string, change: Change = {}): Change => ({
  ...change,
  attempt: { channel: 'sms', content: { text: words }, ...change.attempt },
});
const FIRST = {
  facts: { validation: { initial_communication_done: false, notice_provided: false } },
};
const MIRANDA =
  'This is an attempt to collect a debt and any information obtained will be used for that purpose.';
const LCM = 'This is Robin Smith calling from ABC Inc. Please call me at 1-800-555-1212.';
const bureau: Change = {
  facts: { parties: [{ id: 'P1', relation: 'credit_bureau' }] },
  attempt: { to: { party: 'P1', relation: 'credit_bureau', endpoint: 'N1' } },
};
const period = {
  facts: {
    validation: {
      initial_communication_done: true,
      notice_provided: true,
      period_end: '2026-05-13',
    },
  },
};
const voicemail = (words: string, change: Partial<Change['attempt']> = {}): Change =>
  text(words, { attempt: { channel: 'voicemail', ...change } });

describe('the content of a message in the United States', () => {
  it.each<Row>([
    ['a line to opt out', 'REGF-OPTOUT-NOTICE', text('Reply STOP to opt out.'), 'pass'],
    ['no such line', 'REGF-OPTOUT-NOTICE', text('Please call.'), 'block'],
    [
      'no such line to a credit bureau',
      'REGF-OPTOUT-NOTICE',
      text('Please correct the entry.', bureau),
      'not_applicable',
    ],
    ['no text yet', 'REGF-OPTOUT-NOTICE', { attempt: { channel: 'sms' } }, 'not_applicable'],
    [
      'a letter',
      'REGF-OPTOUT-NOTICE',
      text('Hello.', { attempt: { channel: 'letter' } }),
      'not_applicable',
    ],
    ['a first message with both statements', 'REGF-ID', text(MIRANDA, FIRST), 'pass'],
    ['a first message with one', 'REGF-ID', text('ABC Inc., a debt collector.', FIRST), 'block'],
    [
      'a later message that says who speaks',
      'REGF-ID',
      text('ABC Inc., a debt collector.'),
      'pass',
    ],
    ['a later message that does not', 'REGF-ID', text('ABC Inc.: please call.'), 'block'],
    ['a limited-content voicemail', 'REGF-ID', voicemail(LCM), 'not_applicable'],
    ['a voicemail that is none', 'REGF-ID', voicemail('ABC Inc. Please call.'), 'block'],
    [
      'an overheard limited-content voicemail',
      'REGF-LCM',
      voicemail(LCM, { may_be_overheard: true }),
      'pass',
    ],
    [
      'another overheard voicemail',
      'REGF-LCM',
      voicemail(`${LCM} It is about a debt.`, { may_be_overheard: true }),
      'block',
    ],
    [
      'another voicemail, not overheard',
      'REGF-LCM',
      voicemail(`${LCM} It is about a debt.`),
      'pass',
    ],
    ['a threat of arrest', 'REGF-FALSE', text('Pay or you will be arrested.'), 'block'],
    [
      'a suit that is intended',
      'REGF-FALSE',
      text('We will sue you.', { debt: { legal_action_intended: true } }),
      'pass',
    ],
    [
      'a suit that is not intended',
      'REGF-FALSE',
      text('We will sue you.', { debt: { legal_action_intended: false } }),
      'block',
    ],
    ['the letterhead of an attorney', 'REGF-FALSE', text('Law Offices of ABC Inc.'), 'block'],
    [
      'the letterhead of one who is',
      'REGF-FALSE',
      text('Law Offices of ABC Inc.', { sender: { is_attorney: true } }),
      'pass',
    ],
    [
      'a suit on an old debt',
      'REGF-TIMEBARRED',
      text('We may sue you.', { debt: { time_barred: true } }),
      'block',
    ],
    [
      'no suit on an old debt',
      'REGF-TIMEBARRED',
      text('We will not sue you.', { debt: { time_barred: true } }),
      'pass',
    ],
    [
      'pressure in the period',
      'REGF-OVERSHADOW',
      text('It is too late to dispute.', period),
      'block',
    ],
    [
      'the same after it',
      'REGF-OVERSHADOW',
      text('It is too late to dispute.', { ...period, at: '2026-05-14T14:00:00-04:00' }),
      'pass',
    ],
    [
      'a postcard',
      'REGF-POSTCARD',
      { attempt: { channel: 'letter', format: 'postcard' } },
      'block',
    ],
    [
      'a telling envelope',
      'REGF-ENVELOPE',
      { attempt: { channel: 'letter', envelope_text: 'Debt Collection Notice' } },
      'block',
    ],
    [
      'a plain envelope',
      'REGF-ENVELOPE',
      { attempt: { channel: 'letter', envelope_text: 'ABC Inc., 1 Main St' } },
      'pass',
    ],
    [
      'a public message',
      'REGF-SOCIAL',
      { attempt: { channel: 'social', visibility: 'public' } },
      'block',
    ],
    [
      'a private message',
      'REGF-SOCIAL',
      { attempt: { channel: 'social', visibility: 'private' } },
      'pass',
    ],
    [
      'a link that is allowed',
      'POLICY-LINK',
      text('See https://pay.abc.example/x', { settings: { link_domains: ['abc.example'] } }),
      'pass',
    ],
    [
      'a link that is not',
      'POLICY-LINK',
      text('See evil-abc.example/x', { settings: { link_domains: ['abc.example'] } }),
      'block',
    ],
    [
      'an amount of the ledger',
      'POLICY-AMOUNT',
      text('Pay $1,250.', { debt: { amounts: ['1250.00'] } }),
      'pass',
    ],
    [
      'another amount',
      'POLICY-AMOUNT',
      text('Pay $1,350.', { debt: { amounts: ['1250.00'] } }),
      'block',
    ],
  ])('%s (%s)', (_, code, change, expected) => {
    expect(findingOf(ordinaryUs(change), code)).toBe(expected);
  });
});
