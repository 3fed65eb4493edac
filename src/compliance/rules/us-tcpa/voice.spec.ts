import { type Change, call, event, findingOf, ordinaryUs, sms } from '../../ordinary.js';

const consent = event('consent', '2026-05-01T10:00:00-04:00', {
  scope: 'artificial_voice',
  given_to: 'lender',
});
const stop = event('opt_out', '2026-05-02T10:00:00-04:00', { channel: 'sms', scope: 'all' });
const word = sms('2026-05-02T10:00:00-04:00', { direction: 'inbound', text: 'Please stop' });
const earlier = sms('2026-04-30T10:00:00-04:00', { direction: 'inbound', text: 'STOP' });
const noCalls = event('media_refusal', '2026-05-02T10:00:00-04:00', {
  channel: 'call',
  form: 'oral',
});
const creditor = { kind: 'creditor' } as const;
const landline = { kind: 'landline' } as const;
const played = ['2026-04-14', '2026-04-20', '2026-05-01'].map((day) =>
  call(`${day}T10:00:00-04:00`, { outcome: 'voicemail', voice: 'prerecorded' }),
);

describe('an artificial voice', () => {
  it.each<[string, string, Change, string]>([
    [
      'prerecorded, no consent',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' } },
      'block',
    ],
    [
      'prerecorded, with consent',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' }, timeline: [consent] },
      'pass',
    ],
    [
      'prerecorded, refused since',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' }, timeline: [consent, stop] },
      'block',
    ],
    [
      'prerecorded, refused since by a word',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' }, timeline: [consent, word] },
      'block',
    ],
    [
      'prerecorded, calls refused since',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' }, timeline: [consent, noCalls], sender: creditor },
      'block',
    ],
    [
      'prerecorded, refused before the consent',
      'TCPA-CONSENT-VOICE',
      { attempt: { voice: 'prerecorded' }, timeline: [earlier, consent] },
      'pass',
    ],
    [
      'ringless',
      'TCPA-CONSENT-VOICE',
      { attempt: { channel: 'voicemail', ringless: true } },
      'block',
    ],
    ['a person', 'TCPA-CONSENT-VOICE', { attempt: { voice: 'live_agent' } }, 'not_applicable'],
    ['of a machine', 'TCPA-AI-VOICE', { attempt: { voice: 'ai_generated' } }, 'block'],
    [
      'third to a landline',
      'TCPA-RESID',
      { endpoint: landline, attempt: { voice: 'prerecorded' }, timeline: played.slice(1) },
      'pass',
    ],
    [
      'fourth to a landline',
      'TCPA-RESID',
      { endpoint: landline, attempt: { voice: 'prerecorded' }, timeline: played },
      'defer 2026-05-14T04:00:00.000Z',
    ],
    [
      'fourth, with consent',
      'TCPA-RESID',
      { endpoint: landline, attempt: { voice: 'prerecorded' }, timeline: [...played, consent] },
      'not_applicable',
    ],
    [
      'in marketing at night',
      'TCPA-HOURS',
      { at: '2026-05-13T21:00:00-04:00', attempt: { purpose: 'commercial' } },
      'defer 2026-05-14T12:00:00.000Z',
    ],
  ])('%s (%s)', (_, code, change, expected) => {
    expect(findingOf(ordinaryUs(change), code)).toBe(expected);
  });
});
