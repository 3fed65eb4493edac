import { gap } from '../../kinds/gap.js';

export const gbAbandonedCall = gap({
  code: 'GB-OFCOM-01',
  id: 'gb/abandoned-call',
  packs: ['gb'],
  citation: {
    source: 'Ofcom statement on persistent misuse (silent and abandoned calls)',
    says: 'A number whose call was abandoned is not dialled again within 72 hours without a live agent.',
    confidence: 'unverified',
  },
  minutes: 72 * 60,
  appliesTo: ({ attempt }) =>
    attempt.channel === 'call' && attempt.voice !== undefined && attempt.voice !== 'live_agent',
  counts: (question) =>
    question
      .events('call')
      .filter(
        ({ direction, outcome, endpoint }) =>
          direction === 'outbound' &&
          outcome === 'dropped' &&
          endpoint === question.attempt.to.endpoint,
      ),
});
